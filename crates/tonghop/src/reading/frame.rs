//! Messages between two processes: the length in four bytes, then the message in postcard's form.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The largest message. A form as it was read takes some kilobytes and two million cells of a row table stay
/// below; more would only move the memory that a worker may not have into the process that waits for it.
const LARGEST: usize = 128 << 20;

pub(super) fn write(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    if bytes.len() > LARGEST {
        return Err(io::Error::from(io::ErrorKind::OutOfMemory));
    }
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// The next message; `None` where the other side has closed the pipe between two messages.
pub(super) fn read<M: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<M>> {
    let mut length = [0; 4];
    match from.read(&mut length[..1])? {
        0 => return Ok(None),
        _ => from.read_exact(&mut length[1..])?,
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > LARGEST {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
    }
    postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn messages_come_out_as_they_went_in_and_then_there_are_none() {
        let mut pipe = Vec::new();
        write(&mut pipe, &("một", 1_u32)).unwrap();
        write(&mut pipe, &(String::new(), u32::MAX)).unwrap();
        let mut pipe = pipe.as_slice();
        assert_eq!(read(&mut pipe).unwrap(), Some(("một".to_owned(), 1_u32)));
        assert_eq!(read(&mut pipe).unwrap(), Some((String::new(), u32::MAX)));
        assert_eq!(read::<(String, u32)>(&mut pipe).unwrap(), None);
    }

    #[test]
    fn a_message_cut_off_anywhere_is_an_error() {
        let mut whole = Vec::new();
        write(&mut whole, &"mười hai cuộc".to_owned()).unwrap();
        for end in 1..whole.len() {
            assert!(read::<String>(&mut &whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn a_length_beyond_the_largest_is_refused_before_anything_is_read() {
        assert!(read::<String>(&mut [0xff_u8; 8].as_slice()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_message_or_an_error(bytes: Vec<u8>) {
            let _message = read::<tonghop_core::Submission>(&mut bytes.as_slice());
            let mut framed = u32::try_from(bytes.len()).unwrap().to_le_bytes().to_vec();
            framed.extend(&bytes);
            let _message = read::<tonghop_core::Submission>(&mut framed.as_slice());
        }
    }
}
