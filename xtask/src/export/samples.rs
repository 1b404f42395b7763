//! Systems that nobody has, as what a reader would hand to another tool, so that those can be asked about it.

use anyhow::Result;
use exports::ids::Ids;
use exports::notice::Notice;
use guidance::assess::{Entry, Field, Item, System};
use guidance::corpus::Corpus;
use guidance::date::Date;
use guidance::id::ActionId;
use guidance::progress::{Stamp, Status};
use guidance::report::oscal::{About, results};
use guidance::report::{Asked, Columns, Condition, Leave, Report, Words};

/// OSCAL assessment results: of a system of which all is said, the same with texts and names left out, and one of which
/// nothing is.
pub(super) fn assessments(corpus: &Corpus) -> Result<Vec<(&'static str, String)>> {
    let full = system(corpus);
    let all = Leave {
        texts: true,
        names: true,
    };
    let none = Leave::default();
    Ok(vec![
        ("results-full.json", written(corpus, &full, none)?),
        ("results-redacted.json", written(corpus, &full, all)?),
        (
            "results-empty.json",
            written(corpus, &System::default(), none)?,
        ),
    ])
}

/// Every action in turn done, begun, ruled out and left alone, with texts that are hard to write down.
fn system(corpus: &Corpus) -> System {
    let mut system = System::default();
    let mut sequence = 0;
    let mut set = |item: Item, field: Field, value: &str| {
        sequence += 1;
        system.merge(Entry {
            item,
            field,
            value: value.to_owned(),
            edition: corpus.wording,
            stamp: Stamp {
                writer: "sample".into(),
                at: 1_795_000_000_000,
            },
            sequence,
        });
    };
    set(Item::System, Field::Name, " Fraud\tmodel\n*v2* ");
    set(Item::System, Field::Description, "Line one.\n\nLine <two>.");
    for (asked, at) in asked(corpus).into_iter().zip(0usize..) {
        let item = || Item::Action(asked.id.clone());
        let status = Status::ALL.get(at % 4).copied().unwrap_or_default();
        set(item(), Field::Status, status.id());
        let evidence = "https://example.org/a?b=c (signed)\n\n  \nthe [log]";
        set(item(), Field::Evidence, evidence);
        set(item(), Field::Owner, "Ada; \"ops\"\nteam");
        set(item(), Field::Note, "\u{202e}turned\u{7}\n=1+1");
        set(item(), Field::Review, "2027-01-31");
        if status == Status::NotApplicable {
            set(item(), Field::Reason, "no suppliers");
        }
    }
    system
}

fn conditions(corpus: &Corpus) -> Vec<Condition<'_>> {
    let terms = corpus.vocabulary.applies.iter();
    terms
        .map(|term| Condition {
            id: term.id.as_str(),
            label: &term.label,
        })
        .collect()
}

fn asked(corpus: &Corpus) -> Vec<Asked<'_>> {
    let mut all = Vec::new();
    for principle in corpus.principles() {
        for action in &principle.actions {
            all.push(Asked {
                id: ActionId {
                    document: corpus.document.id.clone(),
                    no: action.no,
                },
                principle: principle.no,
                title: &principle.title,
                text: &action.text,
                evidence: &action.evidence,
            });
        }
    }
    all
}

fn written(corpus: &Corpus, system: &System, leave: Leave) -> Result<String> {
    let notice = Notice::of(corpus);
    let ids = Ids::of(corpus);
    let about = About {
        uuid: &|name| ids.thing(name),
        written: "2026-11-30T10:00:00Z",
        edition: &notice.edition_line(),
        notice: &notice.text(),
        licence_url: notice.licence_url,
        catalog: "../data/v1/oscal/catalog.json",
        catalog_title: &notice.title(),
        no_plan: "There is no assessment plan.",
    };
    let report = Report::new(system, &conditions(corpus), &asked(corpus), leave);
    Ok(results(&report, &words(), &about))
}

fn words() -> Words<'static> {
    Words {
        title: &|name| format!("Self-assessment: {name}"),
        about: "What was settled, and no verdict.",
        without_texts: "Without notes and evidence.",
        without_names: "Without owners.",
        count: &|status, count| format!("{status}: {count}"),
        status: &|status| status.to_string(),
        date: &|date: Date| date.to_string(),
        open: "Open",
        nothing_open: "Nothing is open.",
        profile: "Profile",
        holds: &|condition, holds| format!("{condition}: {holds:?}"),
        reviews: "Reviews",
        actions: "Actions",
        unknown: "No longer in the guidance",
        columns: Columns {
            id: "Id",
            principle: "Principle",
            action: "Action",
            asked: "Asked for",
            status: "Status",
            reason: "Reason",
            note: "Note",
            evidence: "Evidence",
            owner: "Owner",
            review: "Review",
            changed: "Changed",
        },
        look_again: &|id, name| format!("{} {name}", id.no),
    }
}
