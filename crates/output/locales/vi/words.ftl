# Từ và cụm từ dùng chung. Các từ này đứng giữa câu hoặc trong ô bảng, nên viết thường ở đầu.

## Mức độ của phát hiện

severity-error = lỗi
severity-warning = cảnh báo
severity-note = ghi chú

## Phát hiện nói về cái gì

level-file = tệp
level-sheet = sheet
level-cell = ô
level-collection = đợt thu
level-line = dòng

## Số phận của bản nộp

status-accepted = được nhận
status-rejected = trả lại để sửa
status-superseded = đã có bản thay
status-duplicate = trùng tệp
status-left_out = để riêng theo quyết định
status-unidentified = chưa rõ đơn vị
status-unreadable = không đọc được

## Trạng thái của ô trả lời

state-given = đã điền
state-blank = để trống
state-zero_word = ghi bằng chữ, tính là 0
state-not_applicable = không áp dụng
state-computed = tự tính
state-unreadable = không đọc được
state-absent = không có dòng này
decision-signed = Theo quyết định của { $by } ngày { $on }: { $why }

## Kiểu số liệu của chỉ tiêu

type-count = số nguyên
type-decimal = số có thể có phần lẻ
type-money = số tiền
type-percent = tỷ lệ phần trăm
type-ratio = tỷ số dạng 33/41
type-flag = có hoặc không
type-choice = một mục trong danh sách
type-text = chữ
type-date = ngày

## Kiểu giá trị trong tệp TOML

toml-text = chữ trong dấu nháy kép, ví dụ "abc"
toml-flag = true hoặc false, không có dấu nháy
toml-number = một con số, không có dấu nháy
toml-tolerance = số lớn hơn 0, hoặc phần trăm đặt trong dấu nháy kép như "1%"
toml-whole = số nguyên từ 1 đến 1000
toml-above-zero = số lớn hơn 0
toml-chance = số lớn hơn 0 và nhỏ hơn 1, ví dụ 0.000001
toml-list = danh sách trong ngoặc vuông, ví dụ ["a", "b"]
toml-table = một mục mở đầu bằng tên trong ngoặc vuông, ví dụ [form]
toml-tables = các mục mở đầu bằng tên trong hai lớp ngoặc vuông, ví dụ [[section]]

## Tệp khai báo không có gì

what-fields = chỉ tiêu
what-units = đơn vị

## Tệp tự xưng là gì, và chỗ ghi điều đó

identity-unit = đơn vị
identity-period = kỳ báo cáo
identity-form = biểu mẫu
identity-version = phiên bản mẫu
witness-properties = thuộc tính của tệp
witness-names = tên vùng trong tệp
witness-header = phần đầu biểu

## Căn cứ để biết bản nào nộp sau

evidence-received = thời điểm nhận ghi trong sổ tiếp nhận
evidence-filled-on = ngày lập ghi trên biểu
evidence-modified = lần lưu cuối của tệp
evidence-name = tên tệp
evidence-decision = quyết định của văn phòng
evidence-sound = các bản khác đều có lỗi

## Tệp không phải là bảng tính

kind-html = trang web (HTML)
kind-csv = dữ liệu CSV
kind-pdf = văn bản PDF
kind-word = văn bản Word
kind-image = hình ảnh
kind-zip = tệp nén ZIP
kind-email = thư điện tử
kind-text = văn bản thuần
kind-xml-spreadsheet = bảng tính XML 2003
kind-outlook-message = thư do Outlook lưu (.msg)
kind-tnef = gói đính kèm của Outlook (winmail.dat)
kind-mhtml = trang web lưu thành một tệp (MHTML)
kind-rar = tệp nén RAR
kind-seven-zip = tệp nén 7-Zip
kind-other-archive = tệp nén
kind-sylk = bảng tính dạng SYLK
kind-iwork = tệp của Numbers hoặc Pages (Apple)
kind-presentation = bài trình chiếu
kind-shortcut = đường dẫn tới một tài liệu ở nơi khác
kind-unknown = dữ liệu không rõ loại

## Nên làm gì với tệp không phải bảng tính. Đây là cả câu, nên viết hoa ở đầu.

advice-save-as = Xin mở tệp bằng Excel, chọn File > Save As > Excel Workbook (.xlsx), rồi nộp tệp mới; chỉ đổi đuôi tên tệp thì không được
advice-form = Xin đề nghị đơn vị chép số liệu vào biểu Excel văn phòng đã gửi và nộp lại biểu đó
advice-original = Xin đề nghị đơn vị gửi chính tệp Excel đã điền, không gửi bản chụp, bản quét hay bản in
advice-unpack = Xin giải nén rồi đặt các tệp Excel bên trong vào thư mục chứa bản nộp
advice-attachment = Xin mở thư bằng Outlook, lưu các tệp Excel đính kèm vào thư mục chứa bản nộp
advice-export = Xin đề nghị đơn vị mở tệp bằng Numbers, chọn File > Export To > Excel, rồi nộp tệp .xlsx
advice-download = Xin mở đường dẫn, tải tài liệu về dạng .xlsx, rồi nộp tệp đó
advice-unknown = Xin đề nghị đơn vị nộp biểu bằng tệp Excel lưu dạng .xlsx; đổi đuôi tên tệp không làm nội dung thành Excel

## Tệp được bỏ qua

passed-inline-picture = hình trong lời thư, như chữ ký hay biểu trưng
passed-lock-file = tệp tạm do Excel tạo ra khi đang mở biểu
passed-mail-part = phần kỹ thuật của thư điện tử
passed-special-file = mục đặc biệt của hệ thống, không phải tệp
passed-system-file = tệp của hệ điều hành

rule-no-condition = không phải điều kiện đúng hay sai
rule-text-in-sum = chữ không cộng, trừ, nhân, chia được
rule-text-and-number = một bên là chữ, bên kia là số
rule-order-of-texts = chữ chỉ so được bằng = hoặc <>
rule-ratio-field = chỉ tiêu dạng phần trên tổng số không dùng được trong ràng buộc
rule-total-of-words = TOTAL của chỉ tiêu này không phải một con số: xin ghi lựa chọn cần đếm, TOTAL(mã, "lựa chọn")
rule-no-columns = ràng buộc của cả kỳ không có cột nào để hàm này đếm
points-no-number = không phải lúc nào cũng ra một con số
always-true = lúc nào cũng đúng
always-false = lúc nào cũng sai
## Phần của tệp bị hỏng ra sao

damage-checksum = nội dung không khớp mã kiểm tra (CRC)
damage-inflation = không giải nén được, hoặc dung lượng khác với mức tệp tự ghi
damage-duplicate = có hai phần trùng tên
damage-document-type = có khai báo DOCTYPE, thứ mà không bảng tính nào cần
damage-encoding = chữ không theo bảng mã UTF-8 hay UTF-16
damage-malformed = dữ liệu bị đứt hoặc sai cấu trúc XML
damage-missing = phần này không có trong tệp
damage-no-cells = không có chỗ chứa các ô
damage-sheet-name = có hai sheet trùng tên

## Mức đọc lớn nhất

limit-entries = số mục trong tệp
limit-part = dung lượng một phần của tệp (MB)
limit-package = tổng dung lượng của tệp (MB)
limit-run = dung lượng một đoạn chữ (MB)
limit-cells = số ô có nội dung
limit-texts = tổng dung lượng chữ trong các ô (MB)
limit-strings = số đoạn chữ dùng chung
limit-sheets = số sheet
limit-names = số tên và thuộc tính
limit-merges = số vùng gộp ô của một sheet
limit-formats = số kiểu định dạng ô

## Vì sao nội dung ô không đáng tin

doubt-value = nội dung không đúng với kiểu mà ô tự khai
doubt-kind = ô khai một kiểu nội dung không có thật
doubt-shared-text = ô trỏ tới một đoạn chữ không có trong tệp
doubt-several-values = ô chứa nhiều nội dung cùng lúc
doubt-several-cells = nhiều ô cùng đứng ở một chỗ
doubt-element = nội dung nằm ở chỗ không dành cho nội dung của ô
doubt-length = chữ dài hơn mức một ô chứa được
doubt-nul = trong chữ có ký tự rỗng (NUL)
doubt-format = ô trỏ tới một định dạng không có trong tệp, nên số có thể là ngày

## Sheet bị ẩn ra sao

visibility-hidden = đang ẩn mà có số liệu được tính
visibility-very-hidden = bị ẩn đến mức Excel không cho hiện lại bằng cách thường, mà có nội dung
## Cái gì vượt mức đọc

limit-depth = số lớp tệp nén và thư lồng nhau
limit-files = số tệp bên trong
limit-entry = dung lượng của tệp
limit-archive = tổng dung lượng các tệp bên trong
limit-mail = dung lượng của thư
limit-held = tổng dung lượng các tệp nén lồng trong tệp khác
limit-probed = tổng dung lượng phải mở ra để xem
## Tệp bị hỏng ở đâu

damage-beyond-end = mục lục bên trong dẫn ra ngoài tệp
damage-cut-off = tệp bị cắt cụt hoặc bị hỏng khi chép
damage-doctype = tệp có phần khai báo mà bảng tính không bao giờ có
damage-header = phần đầu tệp bị hỏng
damage-loop = mục lục bên trong quay vòng, không có điểm cuối
damage-no-workbook = bên trong không có bảng tính nào
damage-record = có bản ghi sai cấu trúc
damage-unbalanced = cấu trúc XML bên trong sai hoặc bị đứt

## Vượt mức nào

excess-cells = có hơn 2 triệu ô
excess-part = một phần của tệp bung ra quá 128 MB
excess-rows = có nội dung ngoài giới hạn 1.048.576 dòng hoặc 16.384 cột
excess-sheets = có hơn 1.000 sheet
excess-span = các ô nằm cách nhau quá xa
## Căn cứ để đọc một con số

reason-format = cách hiển thị của ô
reason-history = số của kỳ trước

## Ràng buộc nói bằng lời

said-or = hoặc
said-is =
    { $has-reason ->
        [yes] { $field } = { $value } ({ $reason }), đang ghi { $found }{ $has-off ->
            [yes] , lệch { $off }
           *[no] {""}
        }
       *[no] { $field } = { $value }, đang ghi { $found }{ $has-off ->
            [yes] , lệch { $off }
           *[no] {""}
        }
    }
said-equal = { $left } phải bằng { $right }{ $has-off ->
        [yes] , lệch { $off }
       *[no] {""}
    }
said-within = { $left } phải bằng { $right }, lệch không quá { $within }{ $has-off ->
        [yes] ; đang lệch { $off }
       *[no] {""}
    }
said-not-equal = { $left } phải khác { $right }
said-less = { $left } phải nhỏ hơn { $right }{ $has-off ->
        [yes] , đang lớn hơn { $off }
       *[no] {""}
    }
said-at-most = { $left } không được quá { $right }{ $has-off ->
        [yes] , vượt { $off }
       *[no] {""}
    }
said-greater = { $left } phải lớn hơn { $right }{ $has-off ->
        [yes] , đang nhỏ hơn { $off }
       *[no] {""}
    }
said-at-least = { $left } phải từ { $right } trở lên{ $has-off ->
        [yes] , còn thiếu { $off }
       *[no] {""}
    }
said-blank = { $left } phải để trống
said-rows = số dòng bảng { $table }
said-sum = tổng cột “{ $column }” của bảng { $table }
said-count = số dòng bảng { $table } có { $column } “{ $wanted }”
said-count-other = số dòng bảng { $table } có { $column } khác “{ $wanted }”
said-column = cột “{ $column }” của bảng { $table }
said-prior = { $has-period ->
        [yes] { $field } { $period }
       *[no] { $field } kỳ trước
    }
said-history = các giá trị { $field } đã chốt trong { $periods } kỳ gần nhất
said-total-of = tổng { $field }, phần “{ $part }”
said-units-expected = số đơn vị phải nộp
said-units-received = số đơn vị đã nộp
said-units-accepted = số đơn vị được nhận
said-units-missing = số đơn vị chưa nộp
said-units-rejected = số đơn vị phải sửa
said-units-late = số đơn vị nộp muộn
said-total = tổng { $field } của các đơn vị
said-unit-kind = loại đơn vị
said-unit-name = tên đơn vị
said-unit-code = mã đơn vị
said-unit-cells = số chi đoàn ghi trong danh bạ
said-unit-new = đơn vị mới thành lập trong kỳ
said-true = có
said-false = không
said-nothing = (trống)
said-none = (không có)
figure-value = { $name } = { $value }
figure-at = { $figure } ({ $place })
figure-more = { $cells } và { $count } ô nữa

## Giải trình của đơn vị

explanation = “{ $text }” (ô { $cell })
hint-explain-at = { $hint }; nếu đúng như vậy, xin ghi lý do vào ô { $cell }
hint-explain = { $hint }; nếu đúng như vậy, xin ghi lý do ở cột Ghi chú
hint-explained = Đơn vị đã giải trình; xin xem lý do có thỏa đáng không
## Vì sao một ràng buộc không bao giờ xét đến

never-in-one-workbook = không bao giờ xét được, vì không tệp nào có đủ các số nó cần; tệp của đơn vị thiếu
never-within-year = không bao giờ xét được, vì kỳ của biểu là năm nên trong năm không có kỳ trước
never-such-kind = nói đến loại đơn vị mà danh bạ không có
