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
    .hint =
        { $has-advice ->
            [yes] { $advice }
           *[no] Xin đề nghị đơn vị nộp biểu bằng tệp Excel lưu dạng .xlsx; đổi đuôi tên tệp không làm nội dung thành Excel
        }

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

F008 =
    { $has-part ->
        [yes] Tệp bị hỏng ở phần “{ $part }”: { $damage }
       *[no] Tệp bị hỏng: { $damage }
    }
    .title = Tệp bị hỏng bên trong
    .expected = tệp Excel còn nguyên vẹn
    .hint = Xin mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi nộp lại; số liệu ở phần bị hỏng chưa được tính

F009 =
    { $has-part ->
        [yes] Phần “{ $part }” của tệp lớn quá mức chương trình đọc
       *[no] Tệp lớn quá mức chương trình đọc
    }
    .title = Tệp quá lớn
    .expected = { $limit } không quá { $most }
    .hint = Xin chép số liệu sang biểu văn phòng đã gửi rồi nộp lại; một biểu đã điền không khi nào lớn đến thế

F010 = Tệp có macro; chương trình không chạy macro nào
    .title = Tệp có macro
    .expected = biểu không có macro
    .hint = Không cần làm gì; lần sau xin lưu biểu dạng .xlsx

F011 =
    { $has-targets ->
        [yes] Tệp có công thức lấy số từ tệp khác: { $targets }
       *[no] Tệp có công thức lấy số từ tệp khác
    }
    .title = Tệp liên kết với tệp khác
    .expected = mọi số liệu đều nằm trong biểu
    .hint = Không cần làm gì nếu các ô trả lời không có cảnh báo; chương trình không mở các tệp khác đó

F012 = Sheet “{ $sheet }” { $how }
    .title = Sheet bị ẩn
    .expected = mọi sheet có số liệu đều hiện ra
    .hint = Xin bỏ ẩn sheet (bấm chuột phải vào tên một sheet, chọn Unhide) và xem lại nội dung; nếu không thấy tên sheet trong danh sách, xin chép số liệu sang biểu văn phòng đã gửi

F013 = Trong sheet “{ $sheet }” có số liệu ở các dòng đang ẩn hoặc bị lọc: { $rows }
    .title = Dòng ẩn có số liệu
    .expected = mọi dòng có số liệu đều hiện ra
    .hint = Số liệu ở các dòng này vẫn được nhận; xin bỏ lọc, bỏ ẩn các dòng và xóa dòng nào không cần nữa

F014 = Trong sheet “{ $sheet }” có số liệu ở các cột đang ẩn: { $columns }
    .title = Cột ẩn có số liệu
    .expected = mọi cột có số liệu đều hiện ra
    .hint = Số liệu ở các cột này vẫn được nhận; xin bỏ ẩn các cột và xem lại

F016 = Tệp do Excel đời rất cũ (trước Excel 5.0) ghi ra, không đọc được
    .title = Tệp Excel quá cũ
    .expected = tệp Excel (.xlsx, .xls từ Excel 5.0 trở đi, .xlsb hoặc .ods)
    .hint = Xin mở tệp bằng Excel hoặc LibreOffice, lưu thành tệp .xlsx mới rồi nộp lại

F017 = Tệp không được đọc vì { $limit }
    .title = Nội dung nhiều quá mức
    .expected = nội dung của một biểu báo cáo
    .hint = Xin điền vào biểu văn phòng đã gửi; nếu có ô ghi ở rất xa biểu (cột hoặc dòng cuối cùng của sheet), xin xóa các dòng, cột thừa rồi lưu và nộp lại

F021 = Chưa đọc tệp này vì { $what } vượt mức { $limit }
    .title = Quá mức đọc được
    .expected = tệp nén, thư và tệp trong đó không vượt mức { $limit }
    .hint = Xin giải nén hoặc lưu các tệp đính kèm ra thư mục chứa bản nộp, rồi chạy lại

F022 = Tệp nằm trong tệp nén có mật khẩu nên không đọc được
    .title = Tệp nén có mật khẩu
    .expected = tệp nén không đặt mật khẩu
    .hint = Xin hỏi đơn vị mật khẩu, giải nén rồi đặt tệp Excel vào thư mục chứa bản nộp; hoặc đề nghị đơn vị gửi lại không đặt mật khẩu

F023 =
    { $has-reason ->
        [yes] Tệp nén bị hỏng ở đây nên không lấy được nội dung: { $reason }
       *[no] Tệp nén bị hỏng ở đây nên không lấy được nội dung
    }
    .title = Tệp nén bị hỏng
    .expected = tệp nén còn nguyên vẹn
    .hint = Xin đề nghị đơn vị gửi lại, tốt nhất là gửi thẳng tệp Excel

F024 = Không có tệp nào bên trong { $kind } này
    .title = Bên trong không có tệp
    .expected = biểu Excel đã điền ở trong hoặc đính kèm
    .hint = Xin đề nghị đơn vị gửi lại kèm tệp Excel; số liệu viết trong lời thư thì không được đọc

F025 = Tên ghi trong tệp nén là “{ $found }”, ở đây viết là “{ $shown }”
    .title = Tên tệp được viết lại
    .expected = tên tệp không dẫn ra ngoài tệp nén và không có ký tự ẩn
    .hint = Nội dung vẫn được đọc; nếu không quen người gửi, xin hỏi lại trước khi mở tệp này bằng Excel

F026 = Bên trong tệp nén có nhiều tệp cùng một tên, chỉ đọc được tệp sau cùng
    .title = Trùng tên trong tệp nén
    .expected = mỗi tệp trong tệp nén một tên
    .hint = Xin giải nén bằng tay, đặt từng tệp dưới tên riêng vào thư mục chứa bản nộp, rồi lấy tệp nén ra

F028 =
    { $has-seconds ->
        [yes] Đọc tệp này quá { $seconds } giây mà chưa xong nên chương trình đã dừng
       *[no] Đọc tệp này quá lâu mà chưa xong nên chương trình đã dừng
    }
    .title = Đọc tệp quá lâu
    .expected = tệp biểu mẫu thông thường, đọc xong trong chưa đến một giây
    .hint = Xin mở tệp bằng Excel, chép phần đã điền sang biểu mẫu của văn phòng rồi nộp lại; các tệp khác không bị ảnh hưởng

F029 =
    { $has-memory ->
        [yes] Đọc tệp này cần quá { $memory } MB bộ nhớ, hoặc tệp hỏng đến mức làm bộ đọc ngừng chạy
       *[no] Đọc tệp này cần quá nhiều bộ nhớ, hoặc tệp hỏng đến mức làm bộ đọc ngừng chạy
    }
    .title = Bộ đọc ngừng chạy vì tệp này
    .expected = tệp biểu mẫu thông thường, không hỏng và không phình to bất thường
    .hint = Xin mở tệp bằng Excel, chép phần đã điền sang biểu mẫu của văn phòng rồi nộp lại; các tệp khác không bị ảnh hưởng

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

L025 = { $count } ô ghi bằng bảng mã cũ ({ $encodings }) đã được chuyển sang Unicode để đọc
    .title = Chữ theo bảng mã cũ
    .expected = chữ tiếng Việt Unicode
    .hint = Xin xem các ô trả lời được nêu có đọc đúng không; lần sau xin dùng phông Unicode như Times New Roman hoặc Arial

L026 =
    { $has-cells ->
        [yes] Công thức kiểm tra đã mất hoặc bị thay ở { $count } ô: { $cells }
       *[no] Cột kiểm tra của biểu đã bị xóa, { $count } dòng số liệu không còn được kiểm tra khi điền
    }
    .title = Mất công thức kiểm tra
    .expected = công thức kiểm tra của biểu mẫu ở các ô này (dòng { $fields })
    .hint = Xin xem kỹ số liệu ở các dòng đó; lần sau điền vào biểu văn phòng gửi và không gõ, dán hay xóa gì ở cột kiểm tra

L027 = Bản tổng hợp của cấp dưới thiếu trang { $sheet } hoặc trang đó mất hàng tiêu đề
    .title = Bản tổng hợp thiếu trang
    .expected = bản tổng hợp còn nguyên như lệnh consolidate --for-upper-level đã ghi
    .hint = Xin yêu cầu cấp dưới gửi lại tệp gốc; không cộng con số nào của tệp này

L028 = Nội dung các trang { $sheets } không còn như khi ghi ra
    .title = Bản tổng hợp đã bị sửa
    .expected = các trang này còn nguyên như lệnh consolidate --for-upper-level đã ghi
    .hint = Xin yêu cầu cấp dưới sửa từ bản nộp của đơn vị rồi tổng hợp và gửi lại; không sửa tay trong tệp này

L029 = Dòng này của bản tổng hợp không đọc được: cột { $heading } ghi “{ $found }”
    .title = Dòng của bản tổng hợp không đọc được
    .expected = nội dung như lệnh consolidate --for-upper-level đã ghi, đúng đơn vị, chỉ tiêu và loại số
    .hint = Xin yêu cầu cấp dưới gửi lại tệp gốc; nếu hai cấp dùng hai phiên bản biểu, xin dùng chung một phiên bản

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

V017 = Ô ghi “{ $found }”, lấy từ tệp khác bằng công thức { $formula }
    .title = Số lấy từ tệp khác
    .expected = số liệu ghi thẳng vào ô
    .hint = Xin kiểm tra lại con số rồi ghi thẳng vào ô, vì số lấy từ tệp khác có thể đã cũ

V018 = Ô ghi “{ $found }”, có thể hiểu là { $first } hoặc { $second }
    .title = Số hiểu được hai cách
    .expected = một con số chỉ hiểu được một cách
    .hint = Xin ghi lại liền các chữ số, không có dấu ngăn hàng nghìn, và kiểm tra cách hiển thị của ô

V019 =
    { $has-value ->
        [yes] Ô ghi “{ $found }”, là số ước chừng ({ $value })
       *[no] Ô ghi “{ $found }”, là số ước chừng
    }
    .title = Số ước chừng
    .expected = con số chính xác
    .hint = Xin ghi con số chính xác, không có “hơn”, “gần”, “khoảng”; phần giải thích xin ghi ở cột ghi chú

V020 = Ô ghi “{ $found }”, có nhiều con số: { $numbers }
    .title = Nhiều con số trong một ô
    .expected = một con số
    .hint = Xin chỉ ghi một con số; các số khác xin ghi vào chỉ tiêu của chúng hoặc ở cột ghi chú

V021 =
    { $has-unit ->
        [yes] Ô ghi “{ $found }”, theo đơn vị “{ $measure }” chứ không phải “{ $unit }”
       *[no] Ô ghi “{ $found }”, theo đơn vị “{ $measure }”
    }
    .title = Khác đơn vị tính
    .expected =
        { $has-unit ->
            [yes] con số theo đơn vị “{ $unit }”
           *[no] con số không có đơn vị tính
        }
    .hint = Xin xem con số có ghi nhầm dòng không, rồi ghi lại riêng con số theo đúng đơn vị tính của dòng

V022 = Ô ghi “{ $found }”, đã hiểu là không có (0)
    .title = Số 0 ghi bằng chữ hoặc gạch
    .expected = số 0
    .hint = Nếu đúng là không có thì không cần làm gì; lần sau xin ghi 0

V023 = Ô ghi “{ $found }”, đã hiểu là không áp dụng
    .title = Không áp dụng
    .expected = câu trả lời, nếu chỉ tiêu có áp dụng cho đơn vị
    .hint = Nếu chỉ tiêu không áp dụng cho đơn vị thì không cần làm gì; nếu có áp dụng mà không phát sinh, xin ghi 0

V024 = Ô ghi “{ $found }”, đã hiểu là để trống
    .title = Dấu chấm thay cho ô trống
    .expected = câu trả lời, hoặc ô trống
    .hint = Nếu chưa có câu trả lời thì không cần làm gì; nếu là không có, xin ghi 0

V025 = Ô chứa ngày “{ $found }”, có lẽ do Excel đổi “{ $fraction }” thành ngày
    .title = Ngày ở ô số liệu
    .expected = con số, hoặc một phần trên tổng số
    .hint = Xin gõ lại: nếu là { $fraction }, gõ dấu nháy đơn ở trước: '{ $fraction }; nếu là một số, gõ riêng con số

V026 = Ô ghi “{ $found }”, đã đọc là { $value }, căn cứ vào { $reason }
    .title = Dấu hàng nghìn bị hiểu là dấu thập phân
    .expected = số nguyên
    .hint = Nếu { $value } là đúng thì không cần làm gì; lần sau xin gõ liền các chữ số, không có dấu chấm

V027 = Ô ghi “{ $found }”, trong khi kỳ trước là { $prior }; có thể ý là { $thousands }
    .title = Nhỏ hơn kỳ trước một nghìn lần
    .expected = con số đủ hàng nghìn, theo đúng đơn vị tính
    .hint = Xin xem có phải là { $thousands } không

V028 = Ô ghi “{ $found }”, đã đọc là ngày { $value }
    .title = Ngày viết khác mẫu
    .expected = ngày/tháng/năm, ví dụ 26/03/2012
    .hint = Nếu đọc đúng thì không cần làm gì; lần sau xin ghi ngày/tháng/năm, đủ bốn chữ số của năm

V029 = Ô chứa “{ $found }” nhưng định dạng của ô không hiện số nào; đã đọc là { $value }
    .title = Số bị định dạng che
    .expected = con số hiện ra trong ô
    .hint = Xin bấm vào ô để xem con số; nếu số đúng, xin đặt định dạng của ô thành Number, nếu không thì xóa đi

V030 = Ô ghi “{ $found }” không có dấu %, đã đọc là { $value }%
    .title = Số phần trăm không có dấu %
    .expected = số phần trăm có dấu %
    .hint = Nếu { $value }% là đúng thì không cần làm gì; lần sau xin ghi kèm dấu %

V040 = Trong tệp, ô này ghi “{ $found }”, nhưng không thể tin: { $doubt }
    .title = Nội dung ô không đáng tin
    .expected = một giá trị duy nhất, đúng kiểu của ô
    .hint = Xin mở tệp bằng Excel, gõ lại số liệu vào ô này, lưu thành tệp .xlsx mới rồi nộp lại

V041 = Trong sheet “{ $sheet }” có ô ghi địa chỉ không có thật: { $cells }
    .title = Ô không có chỗ
    .expected = mọi ô đều có địa chỉ trong sheet, từ A1 đến XFD1048576
    .hint = Xin chép số liệu sang biểu văn phòng đã gửi rồi nộp lại; nội dung của các ô này chưa được tính

V043 = Trong sheet “{ $sheet }” có ô ngoài phần trả lời mà nội dung không đáng tin: { $cells }
    .title = Ô khác không đáng tin
    .expected = mỗi ô một giá trị, đúng kiểu của ô
    .hint = Xin mở tệp bằng Excel, xem lại các ô này, lưu thành tệp .xlsx mới rồi nộp lại

V045 = Ô ghi “{ $found }” theo bảng mã cũ, đã đọc là “{ $value }”
    .title = Trả lời theo bảng mã cũ
    .expected = chữ tiếng Việt Unicode
    .hint = Nếu “{ $value }” là đúng thì không cần làm gì; lần sau xin gõ Unicode

V046 = Ô ghi “{ $found }” có thể là chữ theo bảng mã cũ hoặc Unicode, không rõ đọc cách nào nên giữ nguyên
    .title = Không rõ bảng mã
    .expected = cả ô gõ theo một bảng mã, tốt nhất là Unicode
    .hint = Xin gõ lại cả ô bằng Unicode

V050 = { $period } chưa được chốt{ $has-rules ->
        [yes] , nên chưa xét được các ràng buộc: { $rules }
       *[no] {""}
    }{ $has-openings ->
        [yes] {" "}(số đầu kỳ để trống: { $openings })
       *[no] {""}
    }
    .title = Kỳ trước chưa chốt
    .expected = số liệu đã chốt của { $period }: tệp values.csv trong thư mục results của kỳ
    .hint = Nếu có số liệu kỳ ấy, xin tổng hợp kỳ ấy trước (lệnh tonghop consolidate); kỳ đầu tiên dùng phần mềm thì không cần làm gì

V051 = Ô ghi “{ $found }”, trong khi { $periods } kỳ đã chốt gần đây thường là { $usual } (khoảng từ { $low } đến { $high })
    .title = Khác hẳn các kỳ trước của đơn vị
    .expected = con số cùng cỡ với các kỳ trước, hoặc lời giải thích
    .hint = Xin xem có thừa, thiếu số 0 hay nhầm dòng không; nếu số đúng, xin ghi lý do ở cột ghi chú

V052 = Ô ghi “{ $found }”; chia cho { $per } được { $ratio }, trong khi { $peers } đơn vị cùng loại thường là { $usual } (khoảng từ { $low } đến { $high })
    .title = Khác hẳn các đơn vị cùng loại
    .expected = con số hợp với quy mô của đơn vị, hoặc lời giải thích
    .hint = Xin xem có thừa, thiếu số 0 hay nhầm đơn vị tính không; nếu số đúng, xin ghi lý do ở cột ghi chú

V053 = Tất cả { $count } số phát sinh khác 0 đều trùng hệt số của { $period }, bắt đầu từ ô này
    .title = Trùng hệt kỳ trước
    .expected = số liệu của kỳ này
    .hint = Có thể biểu của kỳ trước được gửi lại; xin hỏi đơn vị và nộp biểu của kỳ này

V054 = Tất cả { $count } số phát sinh khác 0 đều trùng hệt số của đơn vị khác: { $others }
    .title = Trùng hệt số của đơn vị khác
    .expected = số liệu của chính đơn vị
    .hint = Xin hỏi từng đơn vị xem biểu nào là thật; có thể một đơn vị đã chép biểu của đơn vị kia

V055 = { $round } trong { $count } số từ 10 trở lên là số tròn chục; đếm thật thì khoảng { $odds } lần mới có một lần như vậy
    .title = Toàn số tròn chục
    .expected = số đếm được, không phải số ước lượng
    .hint = Xin hỏi đơn vị xem số liệu được đếm hay ước lượng

V056 = Ô ghi “{ $found }”, trong khi { $periods } kỳ đã chốt gần đây kỳ nào cũng từ { $least } trở lên
    .title = Bỗng nhiên bằng 0
    .expected = con số thật, hoặc lý do vì sao kỳ này không có
    .hint = Xin xem có bỏ sót không; nếu đúng là không có, xin ghi lý do ở cột ghi chú

V057 =
    Ô ghi “{ $found }”, trong khi các đóng góp ở trang { $sheet } cộng lại { $has-sum ->
        [yes] được { $sum }
       *[no] không có số nào
    }
    .title = Số tổng hợp khác tổng đóng góp
    .expected =
        { $has-sum ->
            [yes] { $sum }, là tổng các đóng góp
           *[no] ô để trống, vì không đơn vị nào có số
        }
    .hint = Xin yêu cầu cấp dưới sửa từ bản nộp của đơn vị rồi tổng hợp và gửi lại; không sửa tay số tổng hợp

V058 =
    Ô ghi “{ $found }”, trong khi trang { $sheet } { $has-carried ->
        [yes] ghi “{ $carried }”
       *[no] không có gì ở ô này
    }
    .title = Dòng bảng kê khác đóng góp
    .expected =
        { $has-carried ->
            [yes] “{ $carried }”
           *[no] ô để trống
        }
    .hint = Xin yêu cầu cấp dưới gửi lại tệp gốc; không sửa, không sắp xếp lại bảng kê trong tệp gửi cấp trên

## R: ràng buộc của biểu

R000 =
    { $has-difference ->
        [yes] { $message }; lệch { $difference }
       *[no] { $message }
    }{ $has-have ->
        [yes] { $has-absent ->
            [yes] {" "}(mới có số liệu của { $have }/{ $of } đơn vị)
           *[no] {" "}(đủ số liệu của { $have }/{ $of } đơn vị)
        }
       *[no] {""}
    }{ $has-trial ->
        [yes] {" "}(ràng buộc đang thử đến hết { $trial }, chưa tính là lỗi)
       *[no] {""}
    }
    .title = Không đạt ràng buộc của biểu
    .expected =
        { $has-expected ->
            [yes] { $expected }
           *[no] { $check }
        }
    .hint =
        { $has-have ->
            [yes] { $has-absent ->
                [yes] Chênh lệch có thể do chưa có số liệu của { $absent }{ $has-more ->
                    [yes] {" "}và { $more } đơn vị khác
                   *[no] {""}
                }; khi đã đủ mà vẫn lệch, xin đối chiếu từng đơn vị rồi chọn số chốt (ràng buộc: { $check })
               *[no] Xin đối chiếu số của từng đơn vị với số chốt ở trang “Kiểm tra”, rồi sửa bản sai hoặc chọn số chốt (ràng buộc: { $check })
            }
           *[no] Xin xem lại các ô có liên quan (ràng buộc: { $check })
        }

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

C010 = Quyết định nói về tệp “{ $found }”, nhưng trong các tệp đã nhận không có tệp đó
    .title = Quyết định về tệp không có
    .expected = tên tệp đúng như trong thư mục chứa bản nộp
    .hint = Xin sửa tên tệp trong decisions.toml, hoặc bỏ quyết định này nếu tệp đã được lấy ra

C011 = Quyết định nói về tệp “{ $found }”, nhưng nội dung tệp bây giờ đã khác
    .title = Tệp đã khác khi quyết định
    .expected = tệp có mã SHA-256 { $sha256 }
    .hint = Xin xem lại tệp mới; nếu quyết định vẫn đúng, ghi mã SHA-256 của tệp mới, nếu không thì bỏ quyết định

C012 = Ô này của { $unit } đang ghi “{ $found }”, đã rõ nên không cần quyết định
    .title = Quyết định không còn cần
    .expected = quyết định về ô chưa rõ, hoặc ghi found = "…" đúng như trong ô
    .hint = Số trong ô đang được tính; nếu vẫn cần thay, xin thêm found với đúng nội dung ô, nếu không thì bỏ quyết định

C013 = Ô này của { $unit } đang ghi “{ $found }”, còn quyết định nói về “{ $quoted }”
    .title = Ô đã khác khi quyết định
    .expected = ô ghi đúng như quyết định đã dẫn
    .hint = Xin hỏi lại đơn vị rồi sửa quyết định cho đúng ô hiện nay, hoặc bỏ quyết định; quyết định này chưa được áp dụng

C014 = Không bản nộp nào của { $unit } đang được xét có ô mà quyết định nói đến
    .title = Quyết định không áp dụng vào đâu
    .expected = một bản nộp của { $unit } có ô đó
    .hint = Xin kiểm tra mã đơn vị, mã chỉ tiêu và số dòng; nếu bản nộp đã được thay thì bỏ quyết định

C015 = Quyết định này ứng với nhiều tệp có nội dung khác nhau: { $files }
    .title = Quyết định chưa rõ về tệp nào
    .expected = một tệp hoặc một ô duy nhất
    .hint = Xin ghi thêm đường dẫn đầy đủ của tệp, mã SHA-256 hoặc found; quyết định này chưa được áp dụng

C016 = Có nhiều quyết định lấy các tệp khác nhau của { $unit }: { $files }
    .title = Các quyết định trái nhau
    .expected = một tệp được lấy cho mỗi đơn vị
    .hint = Xin giữ một quyết định và bỏ các quyết định kia; chưa quyết định nào trong số đó được áp dụng

C017 = Quyết định lấy tệp “{ $found }”, nhưng tệp này không dùng được làm bản nộp của đơn vị nào
    .title = Tệp được lấy không dùng được
    .expected = một bản nộp đọc được và biết của đơn vị nào
    .hint = Xin xem phát hiện về tệp đó trong cùng bản báo rồi sửa tệp hoặc bỏ quyết định

C018 = Quyết định giải thích cảnh báo { $found } của { $unit }, nhưng không có cảnh báo đó
    .title = Giải thích một cảnh báo không có
    .expected = một cảnh báo { $found } của { $unit }
    .hint = Xin kiểm tra mã phát hiện, mã đơn vị và mã chỉ tiêu; lỗi thì phải sửa, không giải thích được

C019 = Tệp được để riêng, không tính, theo quyết định của { $by } ngày { $on }: { $why }
    .title = Tệp để riêng theo quyết định
    .expected = không cần gì thêm
    .hint = Nếu cần tính tệp này, xin bỏ quyết định trong decisions.toml

C020 = { $unit } ({ $found }) có hai bản nộp, một ở đây và một ở { $other }
    .title = Đơn vị nộp qua hai đường
    .expected = mỗi đơn vị nộp một lần: tự nộp, hoặc qua một cấp tổng hợp
    .hint = Xin hỏi đơn vị và cấp tổng hợp xem bản nào đúng, rồi để riêng tệp kia bằng decisions.toml hoặc yêu cầu tổng hợp lại; từ lúc này đến đó không bản nào được tính

C021 =
    Bản tổng hợp của { $unit } mới tính { $accepted } trên { $expected } đơn vị{ $has-missing ->
        [yes] ; chưa nộp: { $missing }
       *[no] {""}
    }{ $has-rejected ->
        [yes] ; không đạt: { $rejected }
       *[no] {""}
    }
    .title = Bản tổng hợp chưa đủ đơn vị
    .expected = đủ { $expected } đơn vị
    .hint = Xin nhắc cấp dưới thu đủ rồi tổng hợp và gửi lại; số hiện có vẫn được tính

C022 =
    Danh sách đơn vị của { $unit } khác danh bạ{ $has-absent ->
        [yes] ; danh bạ có mà bản tổng hợp không có: { $absent }
       *[no] {""}
    }{ $has-surplus ->
        [yes] ; bản tổng hợp có mà danh bạ không có: { $surplus }
       *[no] {""}
    }
    .title = Danh sách đơn vị khác danh bạ
    .expected = hai cấp cùng một danh sách đơn vị
    .hint = Xin đối chiếu danh bạ của hai cấp và sửa bên chưa đúng

C023 = Bản tổng hợp của { $unit } là số tạm tính: có số của bản nộp còn lỗi
    .title = Bản tổng hợp tạm tính
    .expected = bản tổng hợp chính thức, không dùng --provisional
    .hint = Xin yêu cầu cấp dưới gửi bản chính thức; số của bản nộp còn lỗi chỉ được cộng khi cấp này cũng dùng --provisional

C024 = Tệp là bản tổng hợp của chính cơ quan đang tổng hợp
    .title = Bản tổng hợp của chính mình
    .expected = bản nộp của đơn vị hoặc bản tổng hợp của cấp dưới
    .hint = Xin chuyển tệp này ra khỏi thư mục inbox và gửi cho cấp trên

C040 = Số “{ $expression }” trong mục “{ $section }” đang ghi “{ $found }”, theo số liệu hiện nay là “{ $now }”
    .title = Số trong báo cáo không khớp
    .expected = “{ $now }”
    .hint = Nếu số liệu mới đúng, xin sửa lại trong báo cáo hoặc chạy lại lệnh report; nếu số trong báo cáo đúng, xin sửa từ bản nộp của đơn vị

C041 = Số “{ $expression }” của mục “{ $section }” không còn trong báo cáo; lúc ghi ra là “{ $found }”, hiện nay là “{ $now }”
    .title = Số đã bị xóa khỏi báo cáo
    .expected = số đó vẫn ở chỗ cũ, hoặc văn phòng đã chủ ý bỏ
    .hint = Nếu bỏ có chủ ý thì không cần làm gì; nếu lỡ tay, xin chép lại từ báo cáo mới ghi ra

C042 = Số “{ $expression }” trong mục “{ $section }” đang ghi “{ $found }”, theo số liệu hiện nay không còn nói như vậy được: { $reason }
    .title = Cách nói trong báo cáo không còn đúng
    .expected = cách nói đúng với số liệu hiện nay
    .hint = Xin sửa cách nói trong report.md rồi chạy lại lệnh report

C043 = Đoạn “{ $found }” của mục “{ $section }” có số không lấy từ chỉ tiêu nào: { $numbers }
    .title = Số gõ tay trong báo cáo
    .expected = số liệu của biểu được ghi bằng mã trong report.md
    .hint = Tên gọi, ngày kỷ niệm thì để nguyên; nếu là số liệu thì xin ghi bằng mã trong report.md để số luôn khớp

C044 = Mục “{ $section }” được viết theo bản nộp cũ của { $found }; nay tính { $file }, đã khác: { $fields }
    .title = Mục viết theo bản nộp đã thay
    .expected = báo cáo viết theo các tệp đang được tính
    .hint = Xin chạy lại lệnh report, hoặc sửa các số của mục này theo bản mới

C045 = Không đối chiếu được tệp này: { $reason }
    .title = Không phải báo cáo của chương trình
    .expected = báo cáo .docx do lệnh report ghi ra, sửa và lưu lại bằng Word hoặc LibreOffice ở dạng .docx
    .hint = Xin chọn đúng tệp, hoặc chạy lại lệnh report rồi chép phần đã sửa sang

C046 = Báo cáo dùng { $found } ({ $label }), nhưng chỉ { $have }/{ $of } đơn vị có số liệu
    .title = Số trong báo cáo chưa đủ đơn vị
    .expected = số liệu của đủ { $of } đơn vị
    .hint = Xin đợi đủ đơn vị, hoặc nói rõ trong báo cáo bằng cách nói do_phu

C047 = Báo cáo này là của { $found }, không phải của { $expected }
    .title = Báo cáo của kỳ hoặc biểu khác
    .expected = báo cáo của { $expected }
    .hint = Xin ghi đúng --period và --workspace, hoặc chọn đúng tệp

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

D022 = Không có mã phát hiện “{ $found }”
    .title = Mã phát hiện không có
    .expected = mã của một phát hiện, ví dụ V009, hoặc mã một ràng buộc của biểu, ví dụ R13
    .hint =
        { $has-suggestion ->
            [yes] Có phải ý là { $suggestion } không? Nếu không, xin chép lại mã từ trang “Phát hiện” của bản tổng hợp
           *[no] Xin chép lại mã từ trang “Phát hiện” của bản tổng hợp
        }

D023 = “{ $found }” không phải là mã SHA-256
    .title = Không phải mã SHA-256
    .expected = 64 chữ số thập lục phân, như ở cột cuối của trang “Nguồn số liệu”
    .hint = Xin chép lại cả mã, hoặc bỏ dòng này để chỉ theo tên tệp

D024 = Giá trị “{ $found }” không hợp với chỉ tiêu
    .title = Giá trị không hợp với chỉ tiêu
    .expected =
        { $has-choices ->
            [yes] { $type }, một trong: { $choices }
           *[no] { $type }
        }
    .hint = Xin ghi số không có dấu ngăn cách và đơn vị, ví dụ value = 1500; ở quyết định, chữ, ngày và tỷ số đặt trong dấu nháy kép; ở values.csv, ngày ghi 2012-03-26, có/không ghi true/false

D025 = Không thể quyết định giá trị của “{ $found }” vì biểu tự tính
    .title = Chỉ tiêu không quyết định được
    .expected = mã của một chỉ tiêu mà đơn vị hoặc văn phòng điền
    .hint = Xin quyết định giá trị của các chỉ tiêu mà công thức dùng đến

D028 = “{ $found }” không có giá trị trong ràng buộc loại “{ $scope }”
    .title = Sai phạm vi của ràng buộc
    .expected = ràng buộc scope = "form" chỉ dùng số liệu của một bản nộp; scope = "collection" chỉ dùng TOTAL(mã), PRIOR(mã) của chỉ tiêu là số, ROWS(bảng), units.expected… và chỉ tiêu văn phòng nhập hoặc tính từ danh bạ
    .hint = Xin đổi scope của ràng buộc, hoặc viết TOTAL(mã) để lấy số tổng hợp

D029 = Phần “{ $found }” của ràng buộc không tính được: { $reason }
    .title = Sai loại số liệu trong ràng buộc
    .expected = điều kiện so sánh số với số, chữ với chữ
    .hint = Xin viết lại phần này; loại của từng chỉ tiêu ghi ở khóa type

D030 = Phần “{ $found }” của ràng buộc { $always }, dù số liệu thế nào
    .title = So sánh không bao giờ đổi
    .expected = so sánh có lúc đúng, có lúc sai
    .hint =
        { $has-suggestion ->
            [yes] Có phải ý là { $suggestion }? Xin sửa lại mã, chữ hoặc dấu so sánh
           *[no] Xin sửa lại mã, số hoặc dấu so sánh
        }

D031 = Ràng buộc “{ $found }” { $reason }: { $part }
    .title = Ràng buộc không bao giờ xét đến
    .expected = ràng buộc mà ít nhất một bản nộp có thể được xét
    .hint = Xin xem lại mã chỉ tiêu, kỳ và loại đơn vị trong điều kiện; không cần nữa thì xin xóa ràng buộc

D032 = Ràng buộc “{ $found }” có cùng điều kiện với “{ $first }”
    .title = Hai ràng buộc cùng một điều kiện
    .expected = mỗi điều kiện một ràng buộc
    .hint = Xin xem có gõ nhầm mã chỉ tiêu không; nếu đúng là trùng thì xin bỏ một

D033 = Ràng buộc “{ $found }” im lặng khi đơn vị để trống { $fields }, là chỉ tiêu được để trống
    .title = Ràng buộc có thể không bao giờ lên tiếng
    .expected = cách hiểu ô trống được nói rõ
    .hint = Nếu ô trống nghĩa là 0, xin thêm blank = "zero"; nếu không được để trống, xin ghi required = true cho chỉ tiêu; nếu im lặng là đúng ý thì để nguyên

D034 = Mục { $section } có chỉ tiêu số không ràng buộc nào xem đến, bắt đầu từ { $found }: { $fields }
    .title = Chỉ tiêu không ràng buộc nào xem đến
    .expected = chỉ tiêu số có ít nhất một ràng buộc so với số khác
    .hint = Xin thêm ràng buộc nếu có số nào để so: tổng, kỳ trước, bảng kê; nếu không có thì để nguyên

D035 = Lời báo của ràng buộc “{ $found }” không nêu con số nào
    .title = Lời báo không nêu con số
    .expected = lời báo có con số đơn vị đã ghi, viết trong ngoặc nhọn
    .hint = Xin nêu con số trong lời báo bằng cách viết mã chỉ tiêu trong ngoặc nhọn, để người sửa biết ngay đang ghi gì

D040 = Phần lời của báo cáo không viết được ở đây: { $reason }
    .title = Phần lời của báo cáo viết sai
    .expected = văn bản Markdown thường, con số ghi bằng mã trong hai dấu ngoặc nhọn
    .hint = Xin sửa chỗ được đánh dấu; tiêu đề, đoạn văn, danh sách, bảng, chữ đậm và chữ nghiêng đều dùng được

D041 = Không có số liệu nào tên là “{ $found }”
    .title = Không có số liệu này
    .expected = mã của một chỉ tiêu trong biểu, hoặc một tên mà báo cáo có
    .hint =
        { $has-suggestion ->
            [yes] Có phải ý là “{ $suggestion }”? Xin sửa lại tên
           *[no] Xin ghi mã chỉ tiêu đúng như trong form.toml
        }

D042 = Không có cách nói nào tên là “{ $found }”
    .title = Không có cách nói này
    .expected = một trong các cách nói: { $known }
    .hint =
        { $has-suggestion ->
            [yes] Có phải ý là “{ $suggestion }”? Xin sửa lại tên
           *[no] Xin chọn một cách nói trong danh sách
        }

D043 = “{ $found }” nói không đúng: số liệu là { $value }, bước làm tròn { $step }
    .title = Từ nói không đúng với số liệu
    .expected = “hơn”, “trên” khi số liệu lớn hơn số in ra; “gần” khi số liệu nhỏ hơn và gần số in ra
    .hint = Xin bỏ từ đó, chọn từ khác hoặc bước làm tròn khác

D044 = { $found } không có số liệu ({ $covered } đơn vị)
    .title = Không có số liệu để ghi
    .expected = số liệu của ít nhất một đơn vị; thiếu không phải là 0
    .hint = Xin chờ có số liệu, hoặc bỏ câu đó, hoặc đặt câu trong điều kiện if

D045 =
    { $has-found ->
        [yes] Câu trả lời { $question } của { $found } chưa được chọn cho báo cáo
       *[no] Chưa chọn câu trả lời nào cho { $question }
    }
    .title = Câu trả lời chưa được chọn
    .expected = câu trả lời đã được văn phòng chọn trong highlights.toml của kỳ
    .hint = Xin thêm vào highlights.toml mục [[highlight]] với question = "{ $question }" và unit = mã đơn vị

D046 = “{ $found }” không nói được { $has-filter ->
        [yes] bằng “{ $filter }”
       *[no] như vậy
    }
    .title = Cách nói không hợp với số liệu
    .expected = { $wanted }
    .hint = Xin chọn cách nói hợp với số liệu đó

D047 = Chưa đủ số liệu kỳ trước của { $found } (có { $have }/{ $of } đơn vị)
    .title = Không biết số liệu kỳ trước
    .expected = số liệu kỳ trước của đủ các đơn vị
    .hint = Xin tổng hợp kỳ trước cho đủ, hoặc so với một chỉ tiêu khác, hoặc bỏ phần so sánh

D048 = Câu { $question } của { $found } được chọn cho báo cáo, nhưng bản nộp được tính của đơn vị này không trả lời câu đó
    .title = Câu trả lời được chọn không có
    .expected = một câu trả lời trong bản nộp được tính
    .hint = Xin kiểm tra mã câu hỏi và mã đơn vị, hoặc bỏ mục này

D049 = Không chọn ra được { $found } đơn vị cao nhất: nhiều đơn vị cùng có { $value }: { $units }
    .title = Nhiều đơn vị ngang nhau
    .expected = số đơn vị sao cho không bỏ sót đơn vị nào ngang bằng
    .hint = Xin nêu nhiều hoặc ít đơn vị hơn

D050 = Chỉ tiêu giao ghi “{ $found }”, không phải là một con số có một cách đọc
    .title = Chỉ tiêu giao không phải là số
    .expected = một con số từ 0 trở lên, không có dấu ngăn hàng nghìn, như 1500 hoặc 95,5
    .hint = Xin ghi liền các chữ số; 1.500 có thể là 1500 hoặc 1,5 nên không nhận

D051 = Công thức điểm “{ $found }” không cho ra điểm ở phần “{ $part }”: { $reason }
    .title = Công thức không cho ra điểm
    .expected = công thức luôn cho ra một con số, như MAX(0, 40 - 5 * days_late)
    .hint = Xin viết lại phần này; IF phải có đủ cả hai giá trị và đều là số

D054 = Biểu đồ vẽ theo đơn vị, mà chỉ tiêu “{ $found }” không có số của từng đơn vị
    .title = Chỉ tiêu không có số của từng đơn vị
    .expected = chỉ tiêu do đơn vị điền, hoặc tính từ những chỉ tiêu như thế
    .hint = Xin bỏ “{ $found }”, hoặc đặt by = "field" để vẽ số tổng hợp

D055 = Biểu đồ vẽ theo mục, mà chỉ tiêu “{ $found }” là { $type } nên không cộng với chỉ tiêu khác được
    .title = Chỉ tiêu không cộng với chỉ tiêu khác được
    .expected = số đếm, số thập phân hoặc số tiền
    .hint = Xin bỏ “{ $found }”, hoặc đặt by = "field" để mỗi chỉ tiêu một cột
