import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Writes each type of the freedesktop list of types as jpackage wants file associations.
///
/// Run by packaging/macos and packaging/windows: `java Associations.java XML FOLDER`. Leaves out endings
/// of several parts, which neither system knows, and types without others.
final class Associations {
    private Associations() {}

    public static void main(String[] args)
            throws IOException, ParserConfigurationException, SAXException {
        Element root =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of(args[0]).toFile())
                        .getDocumentElement();
        for (Element type : children(root, "mime-type")) {
            List<String> endings =
                    children(type, "glob").stream()
                            .map(glob -> glob.getAttribute("pattern").substring(2))
                            .filter(ending -> !ending.contains("."))
                            .toList();
            if (!endings.isEmpty()) {
                write(Path.of(args[1]), type, endings);
            }
        }
    }

    private static void write(Path folder, Element type, List<String> endings) throws IOException {
        String mime = type.getAttribute("type");
        Files.writeString(
                folder.resolve(mime.replace('/', '-') + ".properties"),
                """
                mime-type=%s
                description=%s
                extension=%s
                mac.CFBundleTypeRole=Viewer
                mac.LSHandlerRank=Default
                """
                        .formatted(
                                mime,
                                children(type, "comment").getFirst().getTextContent(),
                                String.join(" ", endings)));
    }

    private static List<Element> children(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
