import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Writes what the About pane shows: `components.tsv` (name, version, licence, files of its text),
/// the texts, and `build.properties`. See src/main/licences/README.md. Fails where something is not
/// known. The same sources give the same files. Runs on the Java that Maven finds, 17 or later.
///
/// Arguments: project folder, output folder, version, list of dependencies, file with the class path.
public final class Licences {
    /// How poms name licences, and which they mean.
    private static final Map<String, String> SPDX =
            Map.of(
                    "apache-2\\.0|(the )?apache (software )?license,? version 2\\.0", "Apache-2.0",
                    "mit( license)?", "MIT",
                    "(the )?bsd 2-clause license", "BSD-2-Clause",
                    "(the )?(3-clause bsd|bsd 3-clause) license", "BSD-3-Clause",
                    "gplv2\\+ce|gplv2 with the classpath exception",
                            "GPL-2.0-with-classpath-exception");

    private static final Pattern OWN_TEXT =
            Pattern.compile("META-INF/([A-Za-z-]*LICEN[CS]E|NOTICE)(\\.txt|\\.md)?");

    private final Path project;
    private final Path out;
    private final Map<String, Path> jars = new TreeMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Licences(Path project, Path out) {
        this.project = project;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Licences licences = new Licences(Path.of(args[0]), Path.of(args[1]));
        Files.createDirectories(licences.out);
        licences.findJars(Files.readString(Path.of(args[4])).strip());
        licences.others();
        licences.dependencies(Files.readAllLines(Path.of(args[3])));
        Files.write(licences.out.resolve("components.tsv"), licences.lines);
        licences.build(args[2].replace("-SNAPSHOT", ""));
    }

    /// Jars by artifact; those of one artifact for a system are the same component.
    private void findJars(String classPath) {
        for (String entry : classPath.split(Pattern.quote(java.io.File.pathSeparator))) {
            Path jar = Path.of(entry);
            String artifact = jar.getParent().getParent().getFileName().toString();
            jars.putIfAbsent(artifact, jar);
        }
    }

    private void others() throws IOException {
        for (String line : Files.readAllLines(project.resolve("src/main/licences/others.tsv"))) {
            String[] parts = line.split("\t");
            List<String> texts = new ArrayList<>();
            for (String source : parts[2].split(" ")) {
                texts.add(text(source));
            }
            add(parts[0], "", parts[1], parts[3] + "\n\n" + String.join("\n\n", texts));
        }
    }

    private String text(String source) throws IOException {
        if (source.contains("!")) {
            String[] parts = source.split("!");
            try (ZipFile zip = new ZipFile(jars.get(parts[0]).toFile())) {
                return read(zip, zip.getEntry(parts[1]));
            }
        }
        if (source.contains("/")) {
            return Files.readString(project.resolve(source));
        }
        Path shipped = project.resolve("src/main/licences/" + source + ".txt");
        return Files.readString(
                source.equals("Apache-2.0") ? project.resolve("LICENSE") : shipped);
    }

    private void dependencies(List<String> known) throws IOException {
        Properties copyrights = new Properties();
        Path file = project.resolve("src/main/licences/copyrights.properties");
        try (Reader in = Files.newBufferedReader(file)) {
            copyrights.load(in);
        }
        Map<String, String[]> poms = new TreeMap<>();
        for (String line : known) {
            String[] parts = line.split(" ", 4);
            if (parts.length == 4) {
                poms.put(parts[1], parts);
            }
        }
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            String artifact = jar.getKey();
            String[] pom = poms.get(artifact);
            if (pom == null) {
                throw new IllegalStateException("no licence is known of " + jar.getValue());
            }
            List<String> names = new ArrayList<>();
            for (String name : pom[3].split("\\|")) {
                names.add(spdx(artifact, name.strip()));
            }
            // Of a choice, the one that asks for less.
            names.sort(java.util.Comparator.comparing(name -> name.startsWith("GPL")));
            String own = ownTexts(jar.getValue());
            if (own.isEmpty()) {
                String copyright = copyrights.getProperty(artifact);
                if (copyright == null) {
                    throw new IllegalStateException("no copyright is known of " + artifact);
                }
                own = copyright + "\n\n" + text(names.get(0));
            }
            add(artifact, pom[2], String.join(" or ", names), own);
        }
    }

    private static String spdx(String artifact, String name) {
        for (Map.Entry<String, String> entry : SPDX.entrySet()) {
            if (name.toLowerCase(java.util.Locale.ROOT).matches(entry.getKey())) {
                return entry.getValue();
            }
        }
        throw new IllegalStateException("the licence \"" + name + "\" of " + artifact + " is new");
    }

    private static String ownTexts(Path jar) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (OWN_TEXT.matcher(entry.getName()).matches()) {
                    texts.put(entry.getName(), read(zip, entry));
                }
            }
        }
        boolean licensed = texts.keySet().stream().anyMatch(name -> name.contains("/LICEN"));
        return licensed ? String.join("\n\n" + "-".repeat(72) + "\n\n", texts.values()) : "";
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Equal texts are one file.
    private void add(String name, String version, String licence, String text) throws IOException {
        String clean = text.replace("\r\n", "\n").replace("\f", "\n").strip() + "\n";
        String file = files.get(clean);
        if (file == null) {
            file = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".txt";
            files.put(clean, file);
            Files.writeString(out.resolve(file), clean);
        }
        lines.add(String.join("\t", name, version, licence, file));
    }

    private void build(String version) throws IOException, InterruptedException {
        List<String> commit = git("log", "-1", "--format=%H%n%cs");
        boolean changed = !git("status", "--porcelain", "--untracked-files=no").isEmpty();
        List<String> all = new ArrayList<>(List.of("version=" + version));
        if (commit.size() == 2) {
            all.add("commit=" + commit.get(0).substring(0, 10) + (changed ? "+" : ""));
            all.add("date=" + commit.get(1));
        }
        Files.write(out.resolve("build.properties"), all);
    }

    /// Lines of git; none where there is no repository or no git.
    private List<String> git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.lines().toList() : List.of();
        } catch (IOException none) {
            return List.of();
        }
    }
}
