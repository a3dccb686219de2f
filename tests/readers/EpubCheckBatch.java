// Runs EPUBCheck over many books in one virtual machine: for each book a line
// "N fatal N error N warning PATH", then its messages of these levels as "# LEVEL ID LOCATION: TEXT".
// Written to the interface that EPUBCheck 4.2 and 5.1 share.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

public class EpubCheckBatch extends MasterReport {
    private final List<String> lines = new ArrayList<>();
    private int fatal, error, warning;

    @Override
    public void message(Message message, EPUBLocation at, Object... arguments) {
        Severity level = message.getSeverity();
        if (level == Severity.FATAL) fatal++;
        else if (level == Severity.ERROR) error++;
        else if (level == Severity.WARNING) warning++;
        else return;
        String text = message.getMessage(arguments).replaceAll("\\s+", " ");
        if (text.length() > 300) text = text.substring(0, 300) + " ...";
        String place = at.getPath() + ":" + at.getLine() + ":" + at.getColumn();
        lines.add(level + " " + message.getID() + " " + place + ": " + text);
    }
    @Override public void info(String resource, FeatureEnum feature, String value) {}
    @Override public void initialize() {}
    @Override public int generate() { return 0; }

    public static void main(String[] books) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String book : books) {
            EpubCheckBatch report = new EpubCheckBatch();
            report.setEpubFileName(book);
            try {
                new EpubCheck(new File(book), report).doValidate();
            } catch (Throwable fault) {
                report.fatal++;
                report.lines.add("EPUBCheck itself failed: " + fault);
            }
            out.println(report.fatal + " fatal " + report.error + " error " + report.warning + " warning " + book);
            for (String line : report.lines) out.println("# " + line);
        }
    }
}
