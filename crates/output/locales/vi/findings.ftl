# Lời của từng phát hiện. Mã của phát hiện là tên của mục.
#
#   (lời chính)  đã thấy gì          viết hoa ở đầu
#   .title       tên của sai sót     viết hoa ở đầu, vài chữ
#   .expected    cần có gì           cụm từ viết thường, đứng sau chữ “cần”
#   .hint        nên làm gì          một câu, viết hoa ở đầu
#
# Không có dấu chấm cuối câu. Chỗ sai (tệp, sheet, ô) do phần hiển thị in trước, không lặp lại ở đây.
# Mỗi tham số x có kèm tham số has-x là “yes” hoặc “no”: có nội dung hay để trống.

## F: tệp

F001 =
    { $has-reason ->
        [yes] Không đọc được tệp này như một bảng tính; bộ đọc tệp báo: { $reason }
       *[no] Không đọc được tệp này như một bảng tính
    }
    .title = Không đọc được tệp
    .expected = tệp Excel còn nguyên vẹn (.xlsx, .xls, .xlsb hoặc .ods)
    .hint = Xin mở tệp bằng Excel và lưu lại dạng .xlsx; nếu Excel cũng không mở được, xin đề nghị đơn vị gửi lại

F002 = Bên trong tệp là { $kind }, không phải bảng tính mà chương trình đọc được
    .title = Không phải tệp Excel
    .expected = tệp Excel (.xlsx, .xls, .xlsb hoặc .ods)
    .hint = Xin đề nghị đơn vị nộp biểu bằng tệp Excel lưu dạng .xlsx; đổi đuôi tên tệp không làm nội dung thành Excel

F003 = Tệp trống, không có nội dung nào
    .title = Tệp trống
    .expected = biểu đã điền
    .hint = Xin đề nghị đơn vị gửi lại; tệp có thể bị đứt khi tải lên hoặc khi chép

F004 = Tệp bị khóa bằng mật khẩu nên không đọc được
    .title = Tệp có mật khẩu
    .expected = tệp mở được mà không cần mật khẩu
    .hint = Xin mở tệp trong Excel, vào File > Info > Protect Workbook > Encrypt with Password, xóa mật khẩu, lưu rồi nộp lại

F005 =
    { $has-reason ->
        [yes] Đang đọc thì bộ đọc tệp dừng giữa chừng và báo: { $reason }
       *[no] Đang đọc thì bộ đọc tệp dừng giữa chừng
    }
    .title = Bộ đọc tệp dừng giữa chừng
    .expected = tệp đọc được từ đầu đến cuối
    .hint = Xin mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi nộp lại; các tệp khác không bị ảnh hưởng

F006 =
    { $has-reason ->
        [yes] Không đọc được sheet “{ $sheet }”; bộ đọc tệp báo: { $reason }
       *[no] Không đọc được sheet “{ $sheet }”
    }
    .title = Không đọc được một sheet
    .expected = mọi sheet của biểu đều đọc được
    .hint = Xin mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi nộp lại; chưa số liệu nào của sheet này được tính

F007 = Bỏ qua tệp này vì đây là { $kind }
    .title = Tệp được bỏ qua
    .expected = bản nộp của đơn vị
    .hint = Không cần làm gì; nếu biểu còn đang mở trong Excel, xin lưu và đóng lại rồi chạy lần nữa

## I: tệp của ai, kỳ nào, biểu nào

I001 = Mã đơn vị “{ $found }” không có trong danh bạ
    .title = Mã đơn vị không có trong danh bạ
    .expected =
        { $has-suggestion ->
            [yes] mã đơn vị có trong danh bạ, có thể là “{ $suggestion }”
           *[no] mã đơn vị có trong danh bạ
        }
    .hint = Xin ghi đúng mã đơn vị như trong biểu văn phòng đã gửi; nếu là đơn vị mới, xin báo văn phòng thêm vào danh bạ

I002 =
    { $has-found ->
        [yes] Biểu không ghi mã đơn vị, và tên “{ $found }” không có trong danh bạ
       *[no] Biểu không ghi mã đơn vị, cũng không ghi tên đơn vị
    }
    .title = Không rõ đơn vị nào nộp
    .expected =
        { $has-suggestion ->
            [yes] mã đơn vị ở phần đầu biểu; có phải “{ $suggestion }”?
           *[no] mã đơn vị ở phần đầu biểu
        }
    .hint = Xin ghi mã đơn vị vào phần đầu biểu; tên của tệp không đủ để biết đơn vị

I003 = Biểu ghi kỳ “{ $found }”, không phải kỳ đang thu
    .title = Sai kỳ báo cáo
    .expected = biểu của kỳ “{ $expected }”
    .hint = Xin điền số liệu của kỳ đang thu vào biểu gửi cho kỳ này rồi nộp lại

I004 = Biểu mang mã “{ $found }”, là một biểu mẫu khác
    .title = Sai biểu mẫu
    .expected = biểu mẫu mã “{ $expected }”
    .hint = Xin điền vào biểu văn phòng gửi cho kỳ này rồi nộp lại

I005 = Biểu theo phiên bản mẫu “{ $found }”, không phải phiên bản đang dùng
    .title = Sai phiên bản mẫu
    .expected = phiên bản mẫu “{ $expected }”
    .hint = Xin chép số liệu sang biểu văn phòng gửi cho kỳ này rồi nộp lại

I006 = Các chỗ ghi { $what } trong tệp không khớp nhau: { $witnesses }
    .title = Thông tin về biểu không khớp nhau
    .expected = cùng một { $what } ở mọi chỗ trong tệp
    .hint = Xin chép số liệu sang đúng biểu văn phòng gửi cho đơn vị mình rồi nộp lại; không dùng biểu của đơn vị khác

I007 = Theo danh bạ, đơn vị “{ $unit }” ({ $found }) không hoạt động vào ngày cuối kỳ
    .title = Đơn vị không thuộc diện nộp
    .expected = đơn vị đang hoạt động vào ngày cuối kỳ
    .hint = Xin xem lại ngày thành lập và ngày giải thể trong danh bạ; nếu danh bạ đúng thì đơn vị không phải nộp kỳ này

I008 =
    { $has-found ->
        [yes] Không hiểu kỳ báo cáo “{ $found }” ghi trên biểu
       *[no] Biểu không ghi kỳ báo cáo
    }
    .title = Không rõ kỳ báo cáo
    .expected = kỳ báo cáo “{ $expected }”
    .hint = Xin ghi “{ $expected }” vào dòng kỳ báo cáo ở phần đầu biểu

I009 = Biểu không ghi phiên bản mẫu
    .title = Không rõ phiên bản mẫu
    .expected = phiên bản mẫu “{ $expected }”
    .hint = Số liệu vẫn được nhận; xin đối chiếu với mẫu đang dùng, và lần sau điền vào biểu văn phòng gửi

I010 = Biểu ghi tên đơn vị “{ $found }”, danh bạ không có tên này
    .title = Tên đơn vị lạ
    .expected = tên trong danh bạ: “{ $unit }”
    .hint = Số liệu vẫn được nhận theo mã đơn vị; xin xem có đúng là biểu của đơn vị này không, rồi sửa tên hoặc thêm tên khác vào danh bạ

I011 = Biểu ghi loại đơn vị “{ $found }”, khác danh bạ
    .title = Loại đơn vị khác danh bạ
    .expected = loại đơn vị “{ $expected }”
    .hint = Số liệu vẫn được nhận; xin xem loại nào đúng, rồi sửa trên biểu hoặc trong danh bạ

I012 = Biểu không ghi mã đơn vị; theo tên “{ $found }” thì đây là { $unit } ({ $code })
    .title = Nhận ra đơn vị theo tên
    .expected = mã đơn vị “{ $code }” ở phần đầu biểu
    .hint = Nếu đúng đơn vị thì không cần làm gì; nếu không, xin ghi đúng mã đơn vị vào phần đầu biểu

I013 = Tên tệp “{ $found }” nói đến { $other }, nhưng bên trong là biểu của { $unit }
    .title = Tên tệp là của đơn vị khác
    .expected = tên tệp và nội dung biểu cùng một đơn vị
    .hint = Xin xem lại có phải biểu của { $unit } bị điền nhầm vào tệp của đơn vị khác hay không; nếu nội dung đúng, chỉ cần đổi tên tệp

I014 = Biểu theo phiên bản mẫu cũ “{ $found }”; số liệu vẫn được đọc theo mã chỉ tiêu
    .title = Phiên bản mẫu cũ
    .expected = phiên bản mẫu “{ $expected }”
    .hint = Xin dùng biểu văn phòng gửi cho kỳ này; các chỉ tiêu mới bổ sung, nếu có, được liệt kê riêng

I015 = Mã đơn vị ghi là “{ $found }”, được hiểu là “{ $code }”
    .title = Mã đơn vị viết khác
    .expected = mã đơn vị “{ $code }”
    .hint = Không cần làm gì nếu đúng đơn vị; lần sau xin ghi mã như trong danh bạ

I016 = Biểu không ghi mã đơn vị, và tên “{ $found }” có thể là của nhiều đơn vị: { $units }
    .title = Tên của nhiều đơn vị
    .expected = mã đơn vị ở phần đầu biểu
    .hint = Xin ghi mã đơn vị vào phần đầu biểu

## L: chỗ đứng của số liệu trong biểu

L001 = Trong tệp không có sheet “{ $sheet }”
    .title = Thiếu sheet
    .expected = đủ các sheet của biểu mẫu, có cả “{ $sheet }”
    .hint = Xin chép số liệu sang biểu văn phòng đã gửi; xin không xóa và không đổi tên sheet

L002 =
    { $has-label ->
        [yes] Không thấy dòng { $field } “{ $label }” trong sheet “{ $sheet }”
       *[no] Không thấy mã { $field } trong sheet “{ $sheet }”
    }
    .title = Thiếu mã chỉ tiêu
    .expected = mỗi mã của biểu đứng ở đúng một dòng, trong cột mã
    .hint = Xin thêm lại dòng này: ghi mã { $field } vào cột mã và số liệu vào cột số liệu; nếu không có thì ghi 0

L003 = Mã { $field } đứng ở nhiều ô: { $cells }
    .title = Mã chỉ tiêu bị lặp
    .expected = mỗi mã của biểu đứng ở đúng một dòng
    .hint = Xin giữ lại một dòng { $field } có số liệu đúng và xóa mã ở các dòng kia

L004 = Mã “{ $field }” không có trong biểu của đơn vị này; “{ $found }” ở dòng này không được tính
    .title = Mã chỉ tiêu lạ
    .expected =
        { $has-suggestion ->
            [yes] mã có trong biểu mẫu, có thể là “{ $suggestion }”
           *[no] mã có trong biểu mẫu
        }
    .hint = Xin ghi lại cho đúng mã; nếu dòng này không thuộc biểu, xin xóa số liệu đi

L005 = Sheet “{ $sheet }” không có cột “{ $column }”
    .title = Thiếu cột
    .expected = dòng tiêu đề có cột “{ $column }”
    .hint = Xin ghi lại tiêu đề “{ $column }” ở trên cột của nó; xin không xóa và không đổi tên các cột của biểu

L006 = Có số “{ $found }” trên dòng { $field } nhưng nằm ngoài ô trả lời; số này không được tính
    .title = Số liệu ngoài ô trả lời
    .expected = số liệu của { $field } nằm ở ô { $answer }
    .hint = Nếu đây là số liệu của { $field }, xin chuyển vào ô { $answer }; nếu là số ghi nháp, xin xóa đi

L007 = Có “{ $found }” ngoài các dòng và cột của biểu; nội dung này không được tính
    .title = Nội dung ngoài biểu
    .expected = số liệu nằm trong ô trả lời của biểu
    .hint = Nếu là số cộng hoặc ghi nháp thì không cần làm gì; nếu là số liệu, xin ghi vào ô của chỉ tiêu

L008 = Sheet “{ $sheet }” không thuộc biểu mẫu nhưng có nội dung; nội dung này không được tính
    .title = Sheet ngoài biểu mẫu
    .expected = số liệu nằm trong các sheet của biểu mẫu
    .hint = Nếu là sheet ghi nháp thì không cần làm gì; nếu là số liệu, xin ghi vào các sheet của biểu

L009 = Dòng “{ $found }” là dòng cộng, không được tính là một dòng của bảng kê
    .title = Dòng cộng trong bảng kê
    .expected = bảng kê chỉ có các dòng số liệu
    .hint = Nếu đúng là dòng cộng thì không cần làm gì; nếu là một dòng số liệu, xin ghi đủ các ô bắt buộc của dòng

L010 = Sheet “{ $sheet }” có dòng không ghi mã; chương trình nhận ra theo tên chỉ tiêu: { $fields }
    .title = Nhận ra chỉ tiêu theo tên
    .expected = mã chỉ tiêu ở cột mã của từng dòng
    .hint = Xin xem lại các chỉ tiêu này có đúng dòng không, rồi ghi lại mã vào cột mã

L011 = Dòng “{ $label }” không ghi mã và có thể là một trong các chỉ tiêu { $fields }; “{ $found }” không được tính
    .title = Không rõ chỉ tiêu nào
    .expected = mã chỉ tiêu ở cột mã của dòng này
    .hint = Xin ghi mã chỉ tiêu vào cột mã của dòng này

L012 = Dòng “{ $written }” không ghi mã; tên gần giống chỉ tiêu { $field } “{ $label }” nên được hiểu là chỉ tiêu này
    .title = Tên chỉ tiêu gần giống
    .expected = mã { $field } ở cột mã và tên chỉ tiêu “{ $label }”
    .hint = Xin xem lại có đúng chỉ tiêu không, rồi ghi lại mã { $field } vào cột mã

L013 = Dòng mang mã { $field } nhưng tên “{ $written }” là của chỉ tiêu { $other }; “{ $found }” không được tính
    .title = Mã và tên chỉ tiêu không khớp
    .expected = mã và tên của cùng một chỉ tiêu, với { $field } là “{ $label }”
    .hint = Xin xem lại cột mã có bị lệch dòng không, rồi chép số liệu sang đúng biểu văn phòng đã gửi

L014 = Sheet “{ $sheet }” có mã chỉ tiêu nhưng không có cột nào mang tiêu đề “{ $heading }”; không số liệu nào được đọc
    .title = Mất tiêu đề cột số liệu
    .expected = tiêu đề “{ $heading }” trên cột số liệu
    .hint = Xin ghi lại tiêu đề “{ $heading }” trên cột số liệu, cùng dòng với tiêu đề cột mã

L015 = “{ $found }” ghi theo đơn vị tính “{ $written }”, trong khi biểu hỏi theo “{ $measure }”; số này không được tính
    .title = Đơn vị tính bị đổi
    .expected = số liệu tính theo “{ $measure }”
    .hint = Xin quy đổi số liệu ra “{ $measure }” và ghi lại đơn vị tính như biểu văn phòng đã gửi

L016 = Có nhiều câu trả lời khác nhau cho { $field }, ở các ô { $cells }; không câu nào được tính
    .title = Nhiều câu trả lời khác nhau
    .expected = một câu trả lời cho { $field }
    .hint = Xin giữ lại một câu trả lời đúng và xóa sheet nháp hoặc số liệu thừa

L017 = Sheet “{ $sheet }” là bản chép của “{ $original }”, giống hệt hoặc chưa điền; chỉ tính một lần
    .title = Sheet chép lại
    .expected = mỗi sheet của biểu có một bản
    .hint = Không cần làm gì; lần sau xin xóa sheet thừa trước khi nộp

L018 = Ô { $range } gộp ô trả lời của nhiều chỉ tiêu làm một; “{ $found }” không được tính cho chỉ tiêu nào
    .title = Ô trả lời bị gộp chung
    .expected = mỗi chỉ tiêu có một ô trả lời riêng
    .hint = Xin bỏ gộp ô và ghi số liệu của từng chỉ tiêu vào ô của nó

L019 = Ô trả lời của { $field } bị gộp với ô bên cạnh ({ $range }), trong đó có “{ $found }”
    .title = Ô trả lời gộp với ô bên cạnh
    .expected = ô trả lời của { $field } đứng riêng
    .hint = Xin bỏ gộp ô { $range } và ghi số liệu vào đúng ô trả lời

L020 = Ô { $range } gộp nhiều dòng của bảng kê; “{ $found }” được hiểu là chung cho các dòng ấy nếu là chữ, là của dòng đầu nếu là số
    .title = Ô gộp nhiều dòng
    .expected = mỗi dòng của bảng kê ghi đủ các ô của mình
    .hint = Xin bỏ gộp ô { $range } và ghi lại cho từng dòng

L021 = Dòng “{ $found }” ngay dưới tiêu đề có thể là số thứ tự cột, có thể là số liệu; dòng này không được tính
    .title = Không rõ dòng đánh số cột hay số liệu
    .expected = dòng đánh số cột ghi dạng (1), (2), (3), hoặc không có
    .hint = Nếu là dòng đánh số cột, xin xóa đi; nếu là số liệu, xin để trống một dòng ghi (1), (2), (3) ở trên

L022 = Sheet “{ $sheet }” cũng là bảng kê như “{ $other }” nhưng các dòng khác nhau; không bảng nào được tính
    .title = Hai bảng kê khác nhau
    .expected = một sheet cho mỗi bảng kê
    .hint = Xin giữ lại sheet đúng và xóa sheet kia

L023 = Biểu phiên bản “{ $version }” chưa có { $found } “{ $label }”, là nội dung mới bổ sung
    .title = Nội dung mới chưa được hỏi
    .expected = câu trả lời cho nội dung mới bổ sung
    .hint = Xin điền nội dung này vào biểu văn phòng gửi cho kỳ này rồi nộp lại

L024 = Có { $count } tệp cùng khác mẫu ở một chỗ: “{ $what }” ({ $code }){ $has-sheet ->
        [yes] {" "}ở { $sheet }{ $has-cell ->
            [yes] !{ $cell }
           *[no] {""}
        }
       *[no] {""}
    }. Các tệp: { $files }
    .title = Nhiều tệp cùng khác mẫu
    .expected = biểu như văn phòng đã gửi
    .hint = Có thể các đơn vị dùng chung một bản sửa của biểu; xin gửi lại biểu gốc cho các đơn vị này

## V: ô trả lời

V001 =
    { $has-label ->
        [yes] Ô “{ $label }” còn trống
       *[no] Ô { $field } còn trống
    }
    .title = Ô bắt buộc còn trống
    .expected = ô được điền
    .hint = Xin điền vào ô này; với ô số liệu, trống ≠ 0: nếu không có thì ghi 0

V002 = Ô ghi “{ $found }”, là số âm
    .title = Số âm
    .expected = số từ 0 trở lên
    .hint = Xin ghi số không có dấu trừ; phần giảm xin ghi ở chỉ tiêu dành cho nó

V003 = Ô ghi “{ $found }”, không phải là một con số rõ ràng
    .title = Không phải là số
    .expected =
        { $has-unit ->
            [yes] { $type }, theo đơn vị “{ $unit }”
           *[no] { $type }
        }
    .hint = Xin chỉ ghi một con số, ví dụ 12; lời giải thích, số ước chừng hoặc khoảng số xin ghi ở cột ghi chú

V004 = Ô ghi “{ $found }”, là số lẻ
    .title = Số đếm bị lẻ
    .expected = số nguyên
    .hint =
        { $has-thousands ->
            [yes] Xin xem có phải là { $thousands } không, vì Excel có thể đã hiểu dấu chấm hàng nghìn là dấu thập phân; xin ghi lại liền các chữ số, không có dấu chấm
           *[no] Xin ghi lại bằng số nguyên
        }

V005 = Ô ghi “{ $found }”, không có trong các lựa chọn
    .title = Không có trong danh sách lựa chọn
    .expected = một trong các lựa chọn: { $choices }
    .hint =
        { $has-suggestion ->
            [yes] Nếu ý là “{ $suggestion }”, xin chọn lại như vậy từ danh sách thả xuống của ô
           *[no] Xin chọn lại từ danh sách thả xuống của ô
        }

V006 = Ô hiện lỗi công thức “{ $found }”
    .title = Lỗi công thức
    .expected = kết quả của công thức, hoặc số liệu ghi thẳng vào ô
    .hint = Xin sửa công thức, hoặc xóa công thức và ghi thẳng số liệu vào ô

V007 = Ô ghi “{ $found }”, không phải là một ngày có thật
    .title = Không phải là ngày
    .expected = ngày/tháng/năm, ví dụ 26/03/2012
    .hint = Xin ghi lại ngày theo thứ tự ngày/tháng/năm, đủ bốn chữ số của năm

V008 = Ô ghi “{ $found }” ở dạng chữ, đã đọc là { $value }
    .title = Số ghi ở dạng chữ
    .expected = con số ở dạng số
    .hint = Nếu { $value } là đúng thì không cần làm gì; nếu không, xin ghi lại riêng con số

V009 = Ô ghi “{ $found }”, nằm ngoài giới hạn của chỉ tiêu
    .title = Ngoài giới hạn
    .expected =
        { $has-minimum ->
            [yes]
                { $has-maximum ->
                    [yes] số từ { $minimum } đến { $maximum }
                   *[no] số từ { $minimum } trở lên
                }
           *[no]
                { $has-maximum ->
                    [yes] số không quá { $maximum }
                   *[no] số trong giới hạn của chỉ tiêu
                }
        }
    .hint = Xin kiểm tra lại con số và đơn vị tính; nếu số đúng là như vậy, xin báo văn phòng

V010 = Ô có công thức “{ $found }” chưa được tính, nên không có kết quả
    .title = Công thức chưa được tính
    .expected = kết quả của công thức, hoặc số liệu ghi thẳng vào ô
    .hint = Xin mở tệp bằng Excel, bấm F9, lưu rồi nộp lại; hoặc ghi thẳng số liệu vào ô

V011 = Ô ghi “{ $found }”, có thể hiểu là { $found }% hoặc { $points }%
    .title = Tỷ lệ phần trăm hiểu được hai cách
    .expected = số phần trăm có dấu %
    .hint = Xin ghi lại có dấu %, ví dụ { $points }%

V012 =
    { $has-computed ->
        [yes] Ô ghi “{ $found }”, trong khi biểu tính ra { $computed }
       *[no] Ô ghi “{ $found }”, trong khi biểu không tính ra số nào
    }
    .title = Khác với số biểu tính ra
    .expected =
        { $has-computed ->
            [yes] { $computed }, tính theo công thức của biểu
           *[no] ô để trống, vì công thức của biểu không có kết quả
        }
    .hint = Số biểu tính ra được dùng; xin xem lại các số liệu dùng để tính, và không ghi đè lên ô tự tính

V013 = Ô ghi “{ $found }”, không rõ là có hay không
    .title = Không rõ có hay không
    .expected = một trong hai: { $choices }
    .hint = Xin chọn lại từ danh sách thả xuống của ô; phần giải thích xin ghi ở cột ghi chú

V014 = Ô ghi “{ $found }”, không phải dạng một phần trên tổng số
    .title = Không phải là tỷ số
    .expected = hai số cách nhau bằng dấu /, ví dụ 33/41
    .hint = Xin ghi số đạt được, dấu /, rồi tổng số; nếu Excel đổi thành ngày, xin gõ dấu nháy đơn ở trước: '33/41

V015 = Ô ghi “{ $found }”, có quá nhiều chữ số để giữ được chính xác
    .title = Số có quá nhiều chữ số
    .expected = số có không quá 15 chữ số, như Excel giữ được
    .hint = Xin kiểm tra lại con số; có thể hai số đã dính liền nhau hoặc bị gõ lặp

V016 = Ô ghi “{ $found }”, đã đọc là “{ $value }”
    .title = Lựa chọn viết khác mẫu
    .expected = viết đúng như trong danh sách: “{ $value }”
    .hint = Nếu “{ $value }” là đúng thì không cần làm gì; lần sau xin chọn từ danh sách thả xuống

## C: các bản nộp của một kỳ

C001 = Đơn vị “{ $unit }” chưa nộp biểu
    .title = Đơn vị chưa nộp
    .expected = một bản nộp của đơn vị cho kỳ này
    .hint = Xin nhắc đơn vị nộp; đơn vị chưa nộp được ghi là thiếu, không tính là 0

C002 = Đơn vị { $unit } nộp nhiều bản; dùng bản này thay cho { $superseded }, căn cứ vào: { $evidence }
    .title = Đơn vị nộp lại
    .expected = một bản nộp của mỗi đơn vị
    .hint = Xin xem bản được dùng có đúng là bản cuối không; nếu không, xin ghi thời điểm nhận từng tệp vào sổ tiếp nhận

C003 = Đơn vị { $unit } nộp nhiều bản và không có gì cho biết bản nào nộp sau: { $files }
    .title = Không rõ bản nào nộp sau
    .expected = một bản nộp của mỗi đơn vị, hoặc thời điểm nhận từng bản
    .hint = Xin ghi thời điểm nhận từng tệp vào sổ tiếp nhận, hoặc đưa bản không dùng ra khỏi thư mục; trước đó không bản nào được tính

C004 = Nội dung giống hệt tệp “{ $original }”
    .title = Tệp trùng
    .expected = mỗi bản nộp là một tệp riêng
    .hint = Tệp chỉ được tính một lần, không cần làm gì; nếu hai đơn vị cùng gửi tệp này, xin hỏi lại đơn vị nộp sau

C005 = Bản nộp của đơn vị “{ $unit }” có ngày nộp { $day }, quá hạn
    .title = Nộp muộn
    .expected = nộp chậm nhất ngày { $deadline }
    .hint = Số liệu vẫn được tính; xin ghi nhận nộp muộn, hoặc sửa ngày nhận trong sổ tiếp nhận nếu ghi nhầm

C006 = Chưa có số liệu của văn phòng ({ $unit }) cho các chỉ tiêu: { $fields }
    .title = Thiếu số liệu của văn phòng
    .expected = biểu của văn phòng đã điền cho kỳ này
    .hint = Xin điền biểu của văn phòng rồi đặt vào cùng thư mục với bản nộp của các đơn vị

C007 =
    { $has-label ->
        [yes] Số tổng hợp của { $field } “{ $label }” có quá nhiều chữ số để giữ được chính xác
       *[no] Số tổng hợp của { $field } có quá nhiều chữ số để giữ được chính xác
    }
    .title = Số tổng hợp không giữ được chính xác
    .expected = số tổng hợp có không quá 28 chữ số
    .hint = Xin tìm đơn vị có số lớn bất thường ở { $field }; số tổng hợp này để trống, không làm tròn

C008 = Sổ tiếp nhận ghi tệp “{ $found }” nhưng trong thư mục không có tệp này
    .title = Có ghi nhận mà không có tệp
    .expected = mỗi tệp trong sổ tiếp nhận đều có trong thư mục
    .hint = Xin đưa tệp vào thư mục, hoặc sửa tên tệp trong sổ tiếp nhận cho khớp

C009 = Bản nộp sau của đơn vị { $unit } có lỗi, nên bản trước “{ $counting }” vẫn được dùng
    .title = Bản nộp sau có lỗi
    .expected = bản nộp sau không có lỗi
    .hint = Xin đề nghị đơn vị sửa các lỗi của bản này rồi nộp lại

## D: tệp khai báo biểu mẫu, danh bạ, sổ tổng hợp

D001 = Không đọc được chỗ này; bộ đọc tệp báo: { $reason }
    .title = Sai cú pháp
    .expected = tệp TOML hoặc CSV viết đúng cú pháp
    .hint = Xin xem lại dấu nháy, dấu bằng và dấu ngoặc ở dòng này và dòng ngay trước

D002 = Ở đây không có khóa nào tên là “{ $found }”
    .title = Khóa lạ
    .expected = một trong các khóa: { $known }
    .hint =
        { $has-suggestion ->
            [yes] Nếu ý là “{ $suggestion }”, xin viết lại như vậy; nếu không, xin xóa dòng này
           *[no] Xin viết lại đúng tên khóa, hoặc xóa dòng này
        }

D003 = Thiếu “{ $key }”, hoặc “{ $key }” để trống
    .title = Thiếu mục bắt buộc
    .expected =
        { $has-example ->
            [yes] có dòng như: { $example }
           *[no] “{ $key }” có nội dung
        }
    .hint =
        { $has-example ->
            [yes] Xin thêm vào đây: { $example }
           *[no] Xin điền “{ $key }” vào dòng này
        }

D004 =
    { $found ->
        [string] “{ $key }” được viết là chữ trong dấu nháy
        [integer] “{ $key }” được viết là số nguyên
        [float] “{ $key }” được viết là số có phần lẻ
        [boolean] “{ $key }” được viết là true hoặc false
        [datetime] “{ $key }” được viết là ngày giờ
        [array] “{ $key }” được viết là danh sách
        [table] “{ $key }” được viết là một mục
       *[other] “{ $key }” được viết là { $found }
    }
    .title = Sai kiểu giá trị
    .expected = { $expected }
    .hint = Xin viết lại giá trị của “{ $key }” thành { $expected }

D005 = “{ $key }” không nhận giá trị “{ $found }”
    .title = Giá trị không được nhận
    .expected =
        { $has-allowed ->
            [yes] một trong: { $allowed }
           *[no] một giá trị đã khai báo trong tệp
        }
    .hint =
        { $has-suggestion ->
            [yes] Nếu ý là “{ $suggestion }”, xin viết lại như vậy
           *[no] Xin viết lại một trong các giá trị được nhận
        }

D006 = “{ $found }” đã được khai báo ở dòng { $first }
    .title = Khai báo hai lần
    .expected = mỗi mã và mỗi tên chỉ khai báo một lần
    .hint = Xin đổi một trong hai, hoặc xóa dòng thừa

D007 = Biểu mẫu không khai báo mã “{ $found }”
    .title = Mã chưa khai báo
    .expected =
        { $has-suggestion ->
            [yes] mã có trong biểu mẫu, có thể là “{ $suggestion }”
           *[no] mã có trong biểu mẫu
        }
    .hint = Xin viết lại đúng mã, hoặc khai báo thêm chỉ tiêu “{ $found }”

D008 = Không hiểu công thức “{ $found }”; bộ đọc công thức báo: { $reason }
    .title = Công thức sai
    .expected = công thức gồm mã chỉ tiêu, số, ngoặc đơn và các dấu + - * /
    .hint = Xin viết lại theo cách của Excel, dùng mã thay cho địa chỉ ô, ví dụ XD13 / XD14

D009 =
    { $has-cycle ->
        [yes] Công thức của “{ $found }” tính vòng trở lại chính nó, qua { $cycle }
       *[no] Công thức của “{ $found }” dùng lại chính nó
    }
    .title = Công thức tính vòng
    .expected = công thức chỉ dùng các chỉ tiêu không phụ thuộc vào nó
    .hint = Xin bỏ “{ $found }” khỏi vòng tính, hoặc để một chỉ tiêu trong vòng do đơn vị tự điền

D010 = “{ $found }” không phải là kỳ báo cáo
    .title = Không phải là kỳ báo cáo
    .expected =
        { $has-expected ->
            [yes] kỳ viết như { $expected }
           *[no] kỳ viết như 2012-06 (tháng), 2012-Q1 (quý), 2012-H1 (sáu tháng) hoặc 2012 (năm)
        }
    .hint = Xin viết lại kỳ, bắt đầu bằng bốn chữ số của năm

D011 = “{ $found }” không phải là một ngày có thật
    .title = Không phải là ngày
    .expected = ngày viết theo năm-tháng-ngày, ví dụ 2012-04-02
    .hint = Xin viết lại ngày, đủ hai chữ số cho tháng và cho ngày

D012 = Bảng không có cột “{ $column }”
    .title = Thiếu cột
    .expected = dòng tiêu đề có cột “{ $column }”; các cột được nhận: { $known }
    .hint = Xin thêm cột “{ $column }” vào dòng tiêu đề và điền cho mọi dòng

D013 = Mã “{ $found }” có ký tự không dùng được
    .title = Mã viết sai
    .expected = mã chỉ tiêu gồm chữ không dấu, số và dấu _, mở đầu bằng chữ; mã đơn vị gồm chữ, số và các dấu - _ . /
    .hint = Xin bỏ dấu cách và các ký tự khác khỏi mã

D014 = Ngày giải thể { $found } đứng trước ngày thành lập { $founded }
    .title = Giải thể trước khi thành lập
    .expected = ngày giải thể từ ngày { $founded } trở đi
    .hint = Xin xem lại hai ngày; có thể ngày và tháng bị đổi chỗ cho nhau

D015 = “{ $key }” không đi cùng với “{ $with }” đã khai báo
    .title = Hai khóa không đi cùng nhau
    .expected = “{ $key }” và “{ $with }” hợp với nhau
    .hint = Xin bỏ “{ $key }”, hoặc sửa “{ $with }” cho hợp

D016 = Chỉ tiêu “{ $found }” là { $type } do từng đơn vị điền, không cộng các đơn vị lại được
    .title = Chỉ tiêu không cộng được
    .expected = tử số và mẫu số là hai chỉ tiêu riêng, tỷ lệ được tính sau khi cộng
    .hint = Xin cho đơn vị điền hai số đếm, và đặt by = "computed" với formula = "TỬ / MẪU" cho “{ $found }”

D017 = Tệp không khai báo { $what } nào
    .title = Tệp không khai báo gì
    .expected = ít nhất một { $what }
    .hint = Xin khai báo ít nhất một { $what }, hoặc xem có mở nhầm tệp không

D018 = “{ $key }” ghi “{ $found }”, không phải là số nguyên
    .title = Không phải là số nguyên
    .expected = số nguyên từ 0 trở lên
    .hint = Xin viết lại riêng con số, hoặc để trống nếu không biết

D019 = Bảng không dùng cột “{ $found }”
    .title = Cột lạ
    .expected = một trong các cột: { $known }
    .hint =
        { $has-suggestion ->
            [yes] Nếu ý là “{ $suggestion }”, xin sửa lại tiêu đề; nếu không, xin xóa cột này
           *[no] Xin sửa lại tiêu đề, hoặc xóa cột này
        }

D020 = “{ $found }” không có trong danh bạ
    .title = Không có trong danh bạ
    .expected =
        { $has-known ->
            [yes] một trong: { $known }
           *[no] mã hoặc loại đơn vị có trong danh bạ
        }
    .hint =
        { $has-suggestion ->
            [yes] Nếu ý là “{ $suggestion }”, xin viết lại như vậy; nếu không, xin thêm vào danh bạ
           *[no] Xin viết lại đúng như trong danh bạ, hoặc thêm vào danh bạ
        }

D021 = “{ $found }” là { $type }, không phải chỉ tiêu số
    .title = Không phải chỉ tiêu số
    .expected = mã của một chỉ tiêu số: số đếm, số thập phân, số tiền hoặc tỷ lệ phần trăm
    .hint = Xin ghi mã của một chỉ tiêu số ở chỗ này
