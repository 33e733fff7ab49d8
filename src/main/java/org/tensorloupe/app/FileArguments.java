package org.tensorloupe.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of the command line.
///
/// Java decodes arguments by the locale; a name that is not written in it loses bytes. On Linux such
/// names are taken from the bytes of the command line itself.
final class FileArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private FileArguments() {}

    /// Absolute paths of arguments.
    ///
    /// @throws java.nio.file.InvalidPathException if one can be no path
    static List<Path> of(String[] args) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            boolean lossy = arg.indexOf('\uFFFD') >= 0 || arg.indexOf('?') >= 0;
            files.add(lossy ? raw(arg, args.length - i) : Path.of(arg).toAbsolutePath());
        }
        return files;
    }

    /// @param fromEnd how many arguments follow, with this one
    private static Path raw(String arg, int fromEnd) {
        if (!Files.isReadable(COMMAND_LINE)) {
            return Path.of(arg).toAbsolutePath();
        }
        try {
            return fromEnd(Files.readAllBytes(COMMAND_LINE), fromEnd, arg);
        } catch (IOException _) {
            return Path.of(arg).toAbsolutePath();
        }
    }

    /// The path whose bytes stand in a command line.
    ///
    /// @param line arguments, each closed by a zero
    static Path fromEnd(byte[] line, int fromEnd, String otherwise) {
        int end = line.length;
        int start = end;
        for (int i = 0; i < fromEnd; i++) {
            end = start - 1;
            start = end;
            while (start > 0 && line[start - 1] != 0) {
                start--;
            }
        }
        if (end <= start) {
            return Path.of(otherwise).toAbsolutePath();
        }
        StringBuilder address = new StringBuilder();
        if (line[start] != '/') {
            address.append(Path.of("").toAbsolutePath().toUri());
        } else {
            address.append("file://");
        }
        for (int i = start; i < end; i++) {
            address.append(line[i] == '/' ? "/" : "%%%02X".formatted(line[i]));
        }
        return Path.of(URI.create(address.toString()));
    }
}
