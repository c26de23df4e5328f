/// A saved e-mail with attachments, as mail programs write it.
///
/// ```
/// use tonghop_test_support::Mail;
/// let bytes = Mail::new("Báo cáo quý I").attach("Đoàn cơ sở.xlsx", b"PK").to_bytes();
/// assert!(String::from_utf8(bytes).unwrap().contains("=?UTF-8?B?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    subject: String,
    parts: Vec<String>,
}

const BOUNDARY: &str = "----=_Part_1";

impl Mail {
    /// An e-mail with a subject and a short text.
    #[must_use]
    pub fn new(subject: &str) -> Self {
        let text = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
                    Kính gửi văn phòng, xin gửi báo cáo 12 cuộc.\r\n";
        Self { subject: subject.to_owned(), parts: vec![text.to_owned()] }
    }

    /// With an attachment whose name is in encoded words (RFC 2047), as Outlook and Gmail write it.
    #[must_use]
    pub fn attach(self, name: &str, bytes: &[u8]) -> Self {
        let word = format!("=?UTF-8?B?{}?=", base64(name.as_bytes()));
        self.part(&format!("attachment; filename=\"{word}\""), "application/octet-stream", "", bytes)
    }

    /// With an attachment whose name is percent-encoded and in pieces (RFC 2231), as Apple and Thunderbird do.
    #[must_use]
    pub fn attach_in_pieces(self, name: &str, bytes: &[u8]) -> Self {
        let encoded: Vec<String> = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let (first, second) = encoded.split_at(encoded.len() / 2);
        let name = format!("filename*0*=UTF-8''{};\r\n filename*1*={}", first.concat(), second.concat());
        self.part(&format!("attachment;\r\n {name}"), "application/octet-stream", "", bytes)
    }

    /// With a picture in the text.
    #[must_use]
    pub fn picture(self, name: &str, bytes: &[u8]) -> Self {
        self.part(&format!("inline; filename=\"{name}\""), "image/png", "Content-ID: <logo@a.vn>\r\n", bytes)
    }

    /// With another e-mail forwarded in it.
    #[must_use]
    pub fn forward(mut self, mail: &Self) -> Self {
        let inner = String::from_utf8(mail.to_bytes()).expect("a mail of text");
        self.parts.push(format!(
            "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n{inner}\r\n"
        ));
        self
    }

    fn part(mut self, disposition: &str, kind: &str, headers: &str, bytes: &[u8]) -> Self {
        self.parts.push(format!(
            "Content-Type: {kind}\r\nContent-Disposition: {disposition}\r\n{headers}Content-Transfer-Encoding: \
             base64\r\n\r\n{}\r\n",
            base64(bytes).as_bytes().chunks(76).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\r\n")
        ));
        self
    }

    /// The bytes of the e-mail.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Each e-mail has a boundary of its own, or a forwarded one would end the outer.
        let boundary = format!("{BOUNDARY}{}", self.parts.iter().map(String::len).sum::<usize>());
        let mut text = format!(
            "From: Bi thu <bt@a.vn>\r\nTo: vp@a.vn\r\nSubject: =?UTF-8?B?{}?=\r\nDate: Tue, 3 Apr 2012 08:00:00 \
             +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n",
            base64(self.subject.as_bytes())
        );
        for part in &self.parts {
            text += &format!("--{boundary}\r\n{part}");
        }
        text += &format!("--{boundary}--\r\n");
        text.into_bytes()
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
