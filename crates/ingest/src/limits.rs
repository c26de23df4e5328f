//! How much of a file is read before it is said to be too large, each limit with its reason.

/// Containers within containers. People send an archive in an e-mail, and forward that; nobody goes deeper, and
/// an archive that contains itself never ends.
pub(crate) const MAX_DEPTH: usize = 4;
/// Entries of one archive. A committee has some hundreds of units, and the list is read anew for each of them.
pub(crate) const MAX_ENTRIES: usize = 2_048;
/// Parts of one e-mail beside its text. It is parsed anew for each of them.
pub(crate) const MAX_PARTS: usize = 256;
/// Bytes of one file in an archive. The largest real form that was seen has 20 MB.
pub(crate) const MAX_ENTRY_BYTES: u64 = 64 << 20;
/// Bytes of all files of one archive together, as it declares them.
pub(crate) const MAX_ARCHIVE_BYTES: u64 = 1 << 30;
/// Bytes of a saved e-mail, which is parsed as a whole. Mail servers take 25 to 50 MB.
pub(crate) const MAX_MAIL_BYTES: u64 = 64 << 20;
/// Bytes of archives and e-mails within others that are kept in memory while an inbox is read.
pub(crate) const MAX_HELD_BYTES: u64 = 128 << 20;
/// Bytes that are inflated only to see what they are, over a whole inbox.
pub(crate) const MAX_PROBED_BYTES: u64 = 2 << 30;
/// How much of a file is looked at to tell whether it may hold others.
pub(crate) const HEAD_BYTES: usize = 8_192;
