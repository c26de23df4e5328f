# Phản hồi gửi lại đơn vị: trang đầu của bản trả lại, ghi chú ở ô, và lời nhắn dán vào thư hay Zalo.

## Vì sao biểu được ghi lại chứ không đánh dấu ngay trong tệp của đơn vị; đứng sau chữ “vì”

obstacle-other-kind = tệp gửi về không phải dạng .xlsx
obstacle-signed = tệp có chữ ký số
obstacle-shared = tệp đang ở chế độ nhiều người cùng sửa
obstacle-strict = tệp lưu dạng “Strict Open XML”
obstacle-encoding = tệp dùng bảng mã lạ
obstacle-damaged = bên trong tệp có chỗ không đúng chuẩn Excel

## Trang “Phản hồi”

reply-author = Tổng hợp
reply-unit = Đơn vị
reply-form = Biểu
reply-received = Đã nhận
reply-standing = Kết quả
reply-todo = Cần làm
reply-unit-line = { $code } – { $name }
reply-form-line = { $form } – { $period }
reply-received-line =
    { $has-day ->
        [yes] tệp { $file }, ngày { $day }
       *[no] tệp { $file }
    }
reply-standing-correct =
    PHẢI SỬA: { $errors } chỗ sai{ $warnings ->
        [0] {""}
       *[other] , { $warnings } chỗ cần giải trình
    }. Số liệu của tệp này chưa được tổng hợp.
reply-standing-explain = ĐÃ NHẬN, CẦN GIẢI TRÌNH: { $warnings } chỗ. Số liệu của đơn vị đã được tổng hợp.
reply-todo-correct = Sửa ngay trong tệp này: bấm vào cột “Ô” để tới từng chỗ; ô nền đỏ là phải sửa, ô nền vàng cam là cần giải trình, cạnh ô có ghi chú. Sửa xong thì lưu và gửi lại chính tệp này{ $has-deadline ->
        [yes] {" "}(hạn nộp { $deadline })
       *[no] {""}
    }. Không cần xóa trang này hay các ghi chú.
reply-todo-explain = Xem các ô nền vàng cam: số đúng thì trả lời văn phòng vài chữ để giải thích; số sai thì sửa ngay trong tệp này, lưu và gửi lại. Không cần xóa trang này hay các ghi chú.
reply-copied = Lưu ý
reply-rewritten = Vì { $obstacle }, số liệu đọc được đã được chép sang biểu mới này; ô nào không đọc được thì chép nguyên văn. Ghi chú, hình ảnh, công thức riêng của đơn vị và tên người lập không chép theo, xin ghi lại nếu cần.
reply-heading-number = STT
reply-heading-level = Mức
reply-heading-code = Mã
reply-heading-cell = Ô
reply-heading-field = Chỉ tiêu
reply-heading-found = Đang ghi
reply-heading-expected = Phải là
reply-heading-todo = Cần làm
reply-level-error = phải sửa
reply-level-warning = giải trình
reply-whole-file = cả tệp
reply-sentences = { $message }. { $hint }
reply-note-error = PHẢI SỬA
reply-note-warning = CẦN GIẢI TRÌNH
reply-note-related = Ô liên quan: { $cells }
reply-note-mended = Chỗ này đã sửa xong.

## Lời nhắn

reply-greeting = Kính gửi { $unit },
reply-signed = Trân trọng cảm ơn.
reply-message-correct = { $office } đã nhận “{ $form }” { $period }{ $has-day ->
        [yes] {" "}ngày { $day }
       *[no] {""}
    }. Biểu còn { $errors } chỗ phải sửa nên chưa được tổng hợp, trước hết là:
reply-message-explain = { $office } đã nhận và tổng hợp “{ $form }” { $period }{ $has-day ->
        [yes] {" "}ngày { $day }
       *[no] {""}
    }. Có { $warnings } chỗ cần đơn vị giải trình, trước hết là:
reply-message-item = { $number }. { $place }: { $words }
reply-message-more = Còn { $count } chỗ nữa ghi ở trang “{ $sheet }” của tệp gửi kèm.
reply-message-correct-todo =
    Xin mở tệp gửi kèm, sửa các ô nền đỏ (cạnh ô có ghi chú), lưu và gửi lại tệp đó{ $has-deadline ->
        [yes] ; hạn nộp { $deadline }
       *[no] {""}
    }.
reply-message-explain-todo = Xin xem tệp gửi kèm: số đúng thì trả lời vài chữ, số sai thì sửa ngay trong tệp, lưu và gửi lại.
reply-receipt = { $office } đã nhận đủ và đưa vào tổng hợp “{ $form }” { $period } của đơn vị, không phải sửa gì.
reply-receipt-file =
    { $has-day ->
        [yes] Tệp: { $file }, nhận ngày { $day }
       *[no] Tệp: { $file }
    }
reply-receipt-hash = SHA-256: { $hash }
reply-receipt-figures = Một số số liệu chính:
reply-receipt-figure = - { $label }: { $figure }
reply-receipt-differs = Nếu số nào khác với sổ của đơn vị, xin báo lại ngay.
reply-reminder = { $office } chưa nhận được “{ $form }” { $period } của đơn vị{ $has-deadline ->
        [yes] {" "}(hạn nộp { $deadline })
       *[no] {""}
    }. Xin gửi kèm đây biểu đã điền sẵn phần chung.
reply-reminder-todo = Xin điền vào các ô nền vàng, lưu và gửi lại chính tệp này. Nếu đơn vị đã gửi rồi thì xin gửi lại giúp: có thể tệp chưa đến nơi, không mở được hoặc không rõ của đơn vị nào.
