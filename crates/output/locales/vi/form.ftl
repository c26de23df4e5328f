# The form that is sent out. Captions of sheets, columns and the header block stand in the layout of tonghop-core.

form-footer-page = Trang { $page }/{ $pages }
form-footer-sender = { $unit } – { $period }

# Labels that begin so are part of the item above and are indented. Separated by |.
form-part-words = Trong đó

form-legend = { $mark } bắt buộc điền · Ô vàng: điền vào · Ô xám: không sửa
form-table-legend = { $mark } cột bắt buộc với mỗi dòng có ghi
form-summary = Còn { $missing } ô bắt buộc chưa điền, { $wrong } ô ghi sai
form-summary-done = Đã điền đủ, không có ô sai

# The check column. No ? * ~ in these, since they are counted by COUNTIF.
form-check-ok = ✓
form-check-missing = Chưa điền
form-check-number = Phải là số
form-check-whole = Phải là số nguyên
form-check-negative = Không được âm
form-check-least = Không nhỏ hơn { $least }
form-check-most = Không lớn hơn { $most }
form-check-list = Chọn trong danh sách
form-check-date = Phải là ngày
form-check-ratio = Ghi dạng 3/7

# The sheet that judges the answers by the rules of the form. No ? * ~ in its states, since they are counted by COUNTIF.
form-rules-title = Kiểm tra số liệu
form-rules-lead = Trang này tự tính, không phải ghi gì. { $broken }: xin sửa số cho khớp. { $asked }: xin xem lại; nếu số đúng thì ghi lý do ở cột { $note } của trang { $form }, ở dòng của một chỉ tiêu có tên trong điều kiện.
form-rules-left = Còn { $broken } chỗ sai, { $asked } chỗ cần giải trình
form-rules-see = (xem trang { $sheet })
form-rules-open = Chưa thấy chỗ nào sai; { $skipped } điều kiện chưa đủ số liệu để kiểm tra
form-rules-done = Số liệu khớp nhau, không có chỗ sai
form-rules-id = Số hiệu
form-rules-condition = Điều kiện phải đúng
form-rules-severity = Mức
form-rules-state = Kết luận
form-rules-message = Chi tiết
form-rules-link = Đến ô
form-rule-error = Bắt buộc
form-rule-warning = Cần xem lại
form-rule-note = Để biết
form-rule-trial = { $severity } (thử đến { $period })
form-rule-holds = Đạt
form-rule-broken = Sai
form-rule-asked = Cần giải trình
form-rule-explained = Đã giải trình
form-rule-noted = Lưu ý
form-rule-skipped = Chưa đủ số liệu
form-rule-elsewhere = Kiểm tra khi nhận

# The check column, on an answer that is good by itself.
form-check-see = { $rules }: xem { $sheet }
form-check-explain = { $rules }: ghi lý do

# Input prompts: the title takes 32 characters, the hint of the field stands below.
form-prompt-required = { $code } (bắt buộc)
form-prompt-optional = { $code }

# What Excel says when it refuses an input. Titles take 32 characters, messages 255.
form-refused-count = Ô này chỉ nhận số nguyên, từ 0 trở lên. Chỉ ghi chữ số, không kèm chữ: ghi 12, không ghi “12 người”. Không có thì ghi 0. Điều cần nói thêm xin ghi ở cột Ghi chú.
    .title = Chỉ ghi số nguyên
form-refused-money = Ô này chỉ nhận số tiền, từ 0 trở lên. Ghi đủ số, không ghi theo nghìn hay triệu, không kèm chữ: một triệu rưỡi ghi 1500000. Không có thì ghi 0.
    .title = Chỉ ghi số tiền
form-refused-decimal = Ô này chỉ nhận số. Chỉ ghi chữ số, không kèm chữ hay đơn vị tính; được ghi số lẻ.
    .title = Chỉ ghi số
form-refused-percent = Ô này chỉ nhận số phần trăm, từ 0 trở lên, không kèm dấu %: chín mươi lăm phần trăm ghi 95.
    .title = Chỉ ghi số phần trăm
form-refused-least = Ô này chỉ nhận số từ { $least } trở lên, không kèm chữ.
    .title = Số nhỏ hơn mức cho phép
form-refused-most = Ô này chỉ nhận số đến { $most }, không kèm chữ.
    .title = Số lớn hơn mức cho phép
form-refused-between = Ô này chỉ nhận số từ { $least } đến { $most }, không kèm chữ.
    .title = Số ngoài mức cho phép
form-refused-list = Xin chọn một mục trong danh sách: bấm vào mũi tên bên phải ô.
    .title = Chọn trong danh sách
form-refused-date = Ghi ngày/tháng/năm đủ bốn chữ số năm, ví dụ 15/02/2012. Đã ghi đúng như vậy mà máy vẫn hỏi thì bấm Yes để giữ nguyên.
    .title = Ghi ngày/tháng/năm
form-refused-ratio = Ghi hai số cách nhau bằng dấu gạch chéo, số bộ phận trước, tổng số sau, ví dụ 3/7.
    .title = Ghi hai số, ví dụ 3/7

form-texts-title = Phần trả lời bằng chữ
form-texts-lead = Viết vào ô nền vàng. Xuống dòng trong ô: bấm Alt + Enter. Không có nội dung thì để trống.

form-guide-title = Hướng dẫn ghi biểu
form-guide-hints = Cách ghi từng chỉ tiêu
form-guide-hint = Cách ghi
form-guide-cells = Chỉ điền vào ô nền vàng. Chỉ tiêu có dấu * đỏ là bắt buộc. Ô nền xám đã điền sẵn hoặc tự tính, không sửa.
form-guide-blank = Ô trống không phải là số 0. Chỉ tiêu bắt buộc mà trong kỳ không có thì ghi 0, không để trống.
form-guide-digits = Ô số chỉ ghi chữ số, không kèm chữ hay đơn vị tính: ghi 12, không ghi “12 người”, “khoảng 12” hay “10 - 12”. Điều cần nói thêm ghi ở cột { $note }.
form-guide-thousands = Số hàng nghìn ghi liền, không chấm, không phẩy: một nghìn năm trăm ghi 1500. Máy tự chia nhóm ba chữ số.
form-guide-money = Tiền ghi đủ số đến đơn vị ghi ở cột { $measure }, không ghi theo nghìn hay triệu: một triệu rưỡi ghi 1500000.
form-guide-lists = Ô có danh sách: bấm vào ô, bấm mũi tên bên phải rồi chọn. Ngày ghi ngày/tháng/năm, ví dụ 15/02/2012.
form-guide-check = Cột { $check } báo ngay từng ô: ✓ là được, chữ đỏ nói điều phải sửa. Trước khi gửi, dòng trên bảng phải là “{ $done }”.
form-guide-rules = Trang { $checks } đối chiếu các số với nhau. “{ $broken }” thì sửa số cho khớp. “{ $asked }” thì xem lại, số đúng thì ghi lý do ở cột { $note } của một chỉ tiêu có liên quan. “{ $skipped }” là còn ô chưa điền, không phải là sai.
form-guide-tables = Bảng kê ({ $tables }): mỗi việc hoặc mỗi người một dòng, ghi liền từ dòng 1. Hết dòng thì bấm chuột phải vào số dòng bên trái và chọn Insert (Chèn). Không có gì thì để trống cả bảng.
form-guide-texts = Trang { $sheet }: trả lời ngắn bằng chữ, cạnh từng câu hỏi.
form-guide-keep = Không gõ lại biểu, không chép sang tệp khác, không thêm trang, không sửa mã, tên trang hay dòng tiêu đề. Được đổi tên tệp, đổi độ rộng cột và chiều cao dòng.
form-guide-return = Ghi xong, lưu ở dạng Excel (.xlsx) và gửi chính tệp này về nơi đã gửi biểu, đúng hạn ghi trong thông báo kèm theo.

# The workbook for the level above.
roll-up-lead = Số liệu là số tổng hợp của { $have } trên { $of } đơn vị; số của từng đơn vị ở trang { $sheet }. Xin không sửa tay: số sai thì sửa từ bản nộp của đơn vị rồi tổng hợp lại.
roll-up-provisional = SỐ LIỆU TẠM TÍNH.
# Beside a blank answer a text that begins with a digit would be taken for one.
roll-up-coverage = đơn vị: { $have }/{ $of }
roll-up-units-title = Đơn vị trực thuộc
roll-up-units-lead = Ai phải nộp, ai đã được tính, từ tệp nào. Xin không sửa trang này.
roll-up-contributions-title = Đóng góp của từng đơn vị
roll-up-contributions-lead = Mỗi dòng là một số của một đơn vị, với trang, ô trong tệp của đơn vị. Cấp trên đọc trang này; xin không sửa.
roll-up-rows-lead = Các dòng của mọi đơn vị, không có cột về cá nhân. Xin không sửa trang này.
