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
status-unidentified = chưa rõ đơn vị
status-unreadable = không đọc được

## Trạng thái của ô trả lời

state-given = đã điền
state-blank = để trống
state-zero_word = ghi bằng chữ, tính là 0
state-not_applicable = không áp dụng
state-computed = tự tính
state-unreadable = không đọc được

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
kind-unknown = dữ liệu không rõ loại

## Tệp được bỏ qua

passed-lock-file = tệp tạm do Excel tạo ra khi đang mở biểu
passed-special-file = mục đặc biệt của hệ thống, không phải tệp
passed-system-file = tệp của hệ điều hành

## Căn cứ để đọc một con số

reason-format = cách hiển thị của ô
reason-history = số của kỳ trước
