# Sổ tổng hợp của cấp thu báo cáo.

consolidated-sheet-totals = Tổng hợp
consolidated-sheet-matrix = Ma trận
consolidated-sheet-answers = Ý kiến
consolidated-sheet-standing = Tình hình nộp
consolidated-sheet-changes = Nộp lại
consolidated-sheet-decisions = Quyết định
consolidated-sheet-roster = Danh bạ
consolidated-sheet-findings = Phát hiện
consolidated-sheet-sources = Nguồn số liệu

consolidated-title-totals = Tổng hợp số liệu
consolidated-title-matrix = Số liệu từng đơn vị, { $period }
consolidated-title-answers = Ý kiến của các đơn vị, { $period }
consolidated-title-standing = Tình hình nộp báo cáo, { $period }
consolidated-title-changes = Những chỗ khác nhau giữa các lần nộp, { $period }
consolidated-title-decisions = Các quyết định của văn phòng, { $period }
consolidated-title-roster = Danh bạ đơn vị, { $period }
consolidated-title-findings = Các điểm phát hiện khi đọc và kiểm tra, { $period }
consolidated-title-sources = Nguồn của từng số tổng hợp, { $period }

consolidated-period = { $period }
consolidated-units = Đã nhận { $received }/{ $expected } đơn vị, cộng số liệu của { $accepted }/{ $expected } đơn vị{ $late ->
        [0] {""}
       *[other] , nộp muộn { $late }
    }
consolidated-deadline = . Hạn nộp: { $deadline }
consolidated-provisional = SỐ LIỆU TẠM TÍNH
consolidated-notice-provisional = Tạm tính từ bản nộp còn lỗi, không lấy các ô có lỗi ({ $count } đơn vị): { $units }
consolidated-notice-rejected = Chưa cộng vì bản nộp còn lỗi ({ $count } đơn vị): { $units }
consolidated-notice-missing = Chưa nộp ({ $count } đơn vị): { $units }
consolidated-notice-committee = Chưa có số liệu của văn phòng: các chỉ tiêu văn phòng nhập đang để trống
consolidated-and-more = và { $count } đơn vị khác (xem trang “{ $sheet }”)

consolidated-note-matrix = Chỉ có số liệu đã cộng vào tổng. Ô trống: đơn vị không ghi. Dòng xám: chưa nộp. Dòng đỏ nhạt: còn lỗi, chưa cộng. Dòng vàng: tạm tính. Ô xám rất nhạt: không phải trả lời.
consolidated-note-matrix-linked = Bấm vào một số để đến nguồn của số đó.
consolidated-note-matrix-heads = Nhiều số quá mức Excel cho phép gắn liên kết: bấm vào mã chỉ tiêu để đến nguồn của cả cột.
consolidated-note-table = { $period }. Các dòng của những đơn vị đã cộng vào tổng; cột thông tin cá nhân không đưa vào đây.
consolidated-note-table-count = { $period }. Bảng có thông tin cá nhân: chỉ tổng hợp số dòng của từng đơn vị.
consolidated-note-answers = Mỗi câu hỏi một khối. Đánh dấu x vào cột “Chọn” ở ý kiến cần đưa vào báo cáo, rồi lọc theo cột đó.
consolidated-note-standing = Hạn nộp: { $deadline }. Bản nhận sau ngày này là nộp muộn.
consolidated-note-roster = Số 1 ở bốn cột sau: đơn vị được tính vào số đầu kỳ, thành lập trong kỳ, giải thể trong kỳ, cuối kỳ.
consolidated-note-sources = Mỗi chỉ tiêu một khối; bấm vào mã ở dòng đầu khối để trở về số tổng hợp. Cột “Nguyên văn” là nội dung ô đúng như trong tệp của đơn vị.

consolidated-column-index = TT
consolidated-column-code = Mã
consolidated-column-label = Chỉ tiêu
consolidated-column-measure = Đơn vị tính
consolidated-column-total = Tổng số
consolidated-column-part = Phần/tổng
consolidated-column-share = Tỷ lệ %
consolidated-column-coverage = Số đơn vị có số liệu
consolidated-column-source = Nguồn
consolidated-column-unit-code = Mã đơn vị
consolidated-column-unit-name = Tên đơn vị
consolidated-column-unit-kind = Loại đơn vị
consolidated-column-outcome = Tình trạng
consolidated-column-file = Tệp
consolidated-column-sheet = Trang
consolidated-column-row = Dòng
consolidated-column-rows = Số dòng
consolidated-column-cell = Ô
consolidated-column-tick = Chọn
consolidated-column-question = Câu hỏi
consolidated-column-answer = Trả lời
consolidated-column-received = Ngày nhận
consolidated-column-filled-on = Ngày ghi trên biểu
consolidated-column-errors = Lỗi
consolidated-column-warnings = Cảnh báo
consolidated-column-notes = Ghi nhận
consolidated-column-first-fault = Điểm cần xem trước tiên
consolidated-column-founded = Ngày thành lập
consolidated-column-dissolved = Ngày giải thể
consolidated-column-begin = Đầu kỳ
consolidated-column-founded-in = Thành lập trong kỳ
consolidated-column-dissolved-in = Giải thể trong kỳ
consolidated-column-end = Cuối kỳ
consolidated-column-line = Dòng danh bạ
consolidated-column-severity = Mức độ
consolidated-column-field = Mã chỉ tiêu
consolidated-column-found = Đang ghi
consolidated-column-message = Phát hiện
consolidated-column-expected = Đúng ra
consolidated-column-hint = Cách xử lý
consolidated-column-value = Giá trị
consolidated-column-raw = Nguyên văn
consolidated-column-remark = Ghi chú
consolidated-column-decision = Quyết định
consolidated-column-decided = Giá trị được tính
consolidated-column-by = Người quyết định
consolidated-column-on = Ngày quyết định
consolidated-column-why = Lý do
consolidated-column-replaced = Tệp đã được thay
consolidated-column-counting = Tệp được tính
consolidated-column-cell-before = Ô (bản trước)
consolidated-column-before = Bản trước ghi
consolidated-column-cell-after = Ô (bản được tính)
consolidated-column-after = Bản được tính ghi
consolidated-column-sha = Mã kiểm tra tệp (SHA-256)

consolidated-outcome-accepted = Đạt
consolidated-outcome-provisional = Có lỗi, tạm tính
consolidated-outcome-rejected = Có lỗi, chưa cộng
consolidated-outcome-missing = Chưa nộp
consolidated-outcome-unexpected = Ngoài diện nộp
consolidated-late = { $outcome }, nộp muộn

consolidated-file-accepted = Đạt
consolidated-file-rejected = Có lỗi
consolidated-file-superseded = Đã có bản khác thay
consolidated-file-duplicate = Trùng tệp khác
consolidated-file-left-out = Để riêng theo quyết định
consolidated-file-unidentified = Không rõ của đơn vị nào
consolidated-file-unreadable = Không đọc được

consolidated-severity-error = Lỗi
consolidated-severity-warning = Cảnh báo
consolidated-severity-note = Ghi nhận
consolidated-severity-decided = Đã quyết định

consolidated-decision-take = Lấy tệp này
consolidated-decision-leave = Để riêng tệp này
consolidated-decision-value = Lấy giá trị này
consolidated-decision-explain = Cảnh báo đã có giải thích
consolidated-decision-idle = { $kind } (không còn tác dụng)
consolidated-no-changes = Không có chỗ nào khác nhau

consolidated-band-committee = Số liệu của văn phòng
consolidated-band-others = Các tệp khác

consolidated-office = Văn phòng
consolidated-source = nguồn
consolidated-see-table = xem bảng
consolidated-back = ← Tổng hợp
consolidated-from-roster = danh bạ
consolidated-roster-line = dòng { $line } danh bạ
consolidated-computed-from = Tính từ các số tổng hợp: { $formula }
consolidated-continued = { $title } (tiếp)
consolidated-choice = { $choice }
consolidated-table-line = Bảng kê: { $title }
consolidated-rows = dòng
consolidated-rows-sum = dòng, cộng
consolidated-sum = Tổng số
consolidated-no-rows = Không có dòng nào
consolidated-no-contribution = Không có số liệu nào
consolidated-no-findings = Không có phát hiện nào
consolidated-more-findings = Còn { $count } phát hiện nữa không ghi hết vào trang này, xem bản JSON
consolidated-silent = Không ghi ({ $count } đơn vị): { $units }
consolidated-not-applicable = không áp dụng
consolidated-not-taken = có lỗi
consolidated-not-exact = không tính được chính xác
consolidated-remark-provisional = tạm tính
consolidated-personal = (thông tin cá nhân)
consolidated-cut = … [còn { $count } ký tự, xem tệp gốc]
consolidated-page = Trang
