//! Files in a file (PKZIP's APPNOTE 6.3, only what is needed): stored as they are, in their order, all of the same day.

/// The first day that the format has a date for, 1 January 1980: whenever a file is written, its bytes are the same.
const DAY: u16 = 0x21;

/// A file that holds these, by name.
pub(crate) fn write(files: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut list) = <(Vec<u8>, Vec<u8>)>::default();
    for (name, text) in files {
        let at = number(out.len());
        let size = number(text.len());
        // Version 2.0, names in UTF-8, stored, midnight, the day.
        let mut head = [20, 1 << 11, 0, 0, DAY].map(u16::to_le_bytes).concat();
        head.extend(crc(text.as_bytes()).to_le_bytes());
        head.extend(size.to_le_bytes());
        head.extend(size.to_le_bytes());
        // How long the name is, and that nothing comes after it.
        head.extend(number(name.len()).to_le_bytes());
        for part in [
            b"PK\x03\x04",
            head.as_slice(),
            name.as_bytes(),
            text.as_bytes(),
        ] {
            out.extend(part);
        }
        // No remark, the first disk, no attributes.
        for part in [
            b"PK\x01\x02\x14\0",
            head.as_slice(),
            &[0; 10],
            &at.to_le_bytes(),
            name.as_bytes(),
        ] {
            list.extend(part);
        }
    }
    let count = (files.len() as u16).to_le_bytes();
    let (size, at) = (
        number(list.len()).to_le_bytes(),
        number(out.len()).to_le_bytes(),
    );
    out.extend(list);
    for part in [
        b"PK\x05\x06\0\0\0\0".as_slice(),
        &count,
        &count,
        &size,
        &at,
        &[0, 0],
    ] {
        out.extend(part);
    }
    out
}

/// No workbook of this site comes near 4 GiB: saved work is a few megabytes at most.
fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// CRC-32 of ISO 3309, bit by bit: the tables of a quick one would be most of the program, and there are some hundred kilobytes to do.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let low = sum & 1;
            sum >>= 1;
            if low == 1 {
                sum ^= 0xedb8_8320;
            }
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(crc(b""), 0);
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }
}
