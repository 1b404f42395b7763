//! As much of OSCAL's model as is used, in the order in which its fields are usually read. What is optional and not there is left out.

use serde::Serialize;

use super::NAMESPACE;

/// A file with a catalog.
#[derive(Debug, Serialize)]
pub struct CatalogFile {
    /// The catalog.
    pub catalog: Catalog,
}

/// Controls in groups.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// Of the file: another in each edition.
    pub uuid: String,
    /// What it says of itself.
    pub metadata: Metadata,
    /// Its groups.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Controls without a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<Control>,
    /// What it refers to.
    #[serde(rename = "back-matter", skip_serializing_if = "Option::is_none")]
    pub back_matter: Option<BackMatter>,
}

/// What a file says of itself.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Metadata {
    /// Its title.
    pub title: String,
    /// A time with its zone.
    pub last_modified: String,
    /// Its version.
    pub version: String,
    /// The version of OSCAL.
    pub oscal_version: &'static str,
    /// Properties of ours.
    pub props: Vec<Prop>,
    /// Licence and source.
    pub links: Vec<Link>,
    /// What parties can be.
    pub roles: Vec<Role>,
    /// Who has to do with it.
    pub parties: Vec<Party>,
    /// Who is what.
    pub responsible_parties: Vec<ResponsibleParty>,
    /// Credit, licence and standing.
    pub remarks: String,
}

/// What a party can be.
#[derive(Debug, Serialize)]
pub struct Role {
    /// Its id.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
}

/// Someone who has to do with a file.
#[derive(Debug, Serialize)]
pub struct Party {
    /// The same in every edition.
    pub uuid: String,
    /// Organisation or person.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its name.
    pub name: String,
}

/// Who is what.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ResponsibleParty {
    /// The role.
    pub role_id: &'static str,
    /// The parties.
    pub party_uuids: Vec<String>,
}

/// A property.
#[derive(Debug, Serialize)]
pub struct Prop {
    /// Its name.
    pub name: &'static str,
    /// Whose name that is; OSCAL's where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ns: Option<&'static str>,
    /// Its value: one line.
    pub value: String,
}

impl Prop {
    /// A property that OSCAL defines.
    pub(super) fn oscal(name: &'static str, value: &str) -> Self {
        Self {
            name,
            ns: None,
            value: value.to_owned(),
        }
    }

    /// A property of ours.
    pub(super) fn ours(name: &'static str, value: &str) -> Self {
        Self {
            name,
            ns: Some(NAMESPACE),
            value: value.to_owned(),
        }
    }
}

/// A link.
#[derive(Debug, Serialize)]
pub struct Link {
    /// An address, or `#` and the id of a resource.
    pub href: String,
    /// What it leads to.
    pub rel: &'static str,
}

impl Link {
    pub(super) fn new(href: &str, rel: &'static str) -> Self {
        Self {
            href: href.to_owned(),
            rel,
        }
    }
}

/// Controls that stand together.
#[derive(Debug, Serialize)]
pub struct Group {
    /// A token.
    pub id: String,
    /// Its kind.
    pub class: &'static str,
    /// Its title.
    pub title: String,
    /// Its properties.
    pub props: Vec<Prop>,
    /// What it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Its text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Its controls.
    pub controls: Vec<Control>,
}

/// A control.
#[derive(Debug, Serialize)]
pub struct Control {
    /// A token.
    pub id: String,
    /// Its kind.
    pub class: &'static str,
    /// Its title.
    pub title: String,
    /// Its properties.
    pub props: Vec<Prop>,
    /// What it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Its text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A text of a control, with others in it.
#[derive(Debug, Default, Serialize)]
pub struct Part {
    /// A token.
    pub id: String,
    /// Its kind, a name of OSCAL's where it has no namespace.
    pub name: &'static str,
    /// Whose name that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ns: Option<&'static str>,
    /// A finer kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<&'static str>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its properties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub props: Vec<Prop>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prose: Option<String>,
    /// What stands in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// What a file refers to.
#[derive(Debug, Serialize)]
pub struct BackMatter {
    /// All of it.
    pub resources: Vec<Resource>,
}

/// Something that a file refers to.
#[derive(Debug, Serialize)]
pub struct Resource {
    /// The same in every edition.
    pub uuid: String,
    /// What it is called.
    pub title: String,
    /// Its properties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub props: Vec<Prop>,
    /// Where it stands.
    pub rlinks: Vec<Rlink>,
}

/// Where a resource stands.
#[derive(Debug, Serialize)]
pub struct Rlink {
    /// The address.
    pub href: String,
}

/// A file with a mapping collection.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct MappingFile {
    /// The collection.
    pub mapping_collection: MappingCollection,
}

/// Mappings.
#[derive(Debug, Serialize)]
pub struct MappingCollection {
    /// Of the file: another in each edition.
    pub uuid: String,
    /// What it says of itself.
    pub metadata: Metadata,
    /// How it came about.
    pub provenance: Provenance,
    /// The mappings.
    pub mappings: Vec<Mapping>,
}

/// How mappings came about.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Provenance {
    /// By whom or what.
    pub method: &'static str,
    /// By wording, sense or purpose.
    pub matching_rationale: &'static str,
    /// How far it has come.
    pub status: &'static str,
    /// What it is for.
    pub mapping_description: String,
}

/// What of one catalog meets another.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mapping {
    /// The same in every edition.
    pub uuid: String,
    /// From where.
    pub source_resource: MappedResource,
    /// Where to.
    pub target_resource: MappedResource,
    /// Each link.
    pub maps: Vec<Map>,
    /// What of the source has no counterpart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_gap_summary: Option<Gap>,
}

/// An end of a mapping.
#[derive(Debug, Serialize)]
pub struct MappedResource {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its address, relative to the file.
    pub href: String,
}

/// A link.
#[derive(Debug, Serialize)]
pub struct Map {
    /// The same in every edition.
    pub uuid: String,
    /// How the two meet.
    pub relationship: &'static str,
    /// What meets.
    pub sources: Vec<Mapped>,
    /// What it meets.
    pub targets: Vec<Mapped>,
    /// Its properties.
    pub props: Vec<Prop>,
    /// Why.
    pub remarks: String,
}

/// A control that is mapped.
#[derive(Debug, Serialize)]
pub struct Mapped {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its id.
    #[serde(rename = "id-ref")]
    pub id_ref: String,
}

/// What has no counterpart.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Gap {
    /// The same in every edition.
    pub uuid: String,
    /// The controls.
    pub unmapped_controls: Vec<Unmapped>,
}

/// Controls by their ids.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unmapped {
    /// The ids.
    pub with_ids: Vec<String>,
}
