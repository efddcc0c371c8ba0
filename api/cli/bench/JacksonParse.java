import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads all tokens of a file with Jackson's streaming parser, and nothing else. */
public final class JacksonParse {

    private JacksonParse() {}

    public static void main(String[] arguments) throws IOException {
        long tokens = 0;
        try (InputStream in = new FileInputStream(arguments[0]);
                JsonParser parser = new JsonFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        System.out.println(tokens + " tokens");
    }
}
