// Starts the program for this processor, which lies in Resources/arm64 or Resources/x86_64 of the app.
//
// The event that brings the files of a double-click goes to the process that macOS started, and would be
// lost to what comes after it. So the launcher of the window waits for it and hands the files on as
// arguments; later events find the same process. The launcher of the subcommands hands over at once.
#import <Cocoa/Cocoa.h>
#include <unistd.h>

#if defined(__arm64__)
static NSString *const processor = @"arm64";
#else
static NSString *const processor = @"x86_64";
#endif

// Becomes the program's own launcher of the same name; returns only if there is none.
static void become(NSArray<NSString *> *arguments) {
    NSBundle *bundle = NSBundle.mainBundle;
    NSString *name = bundle.executablePath.lastPathComponent;
    NSString *launcher =
        [bundle.bundlePath stringByAppendingFormat:@"/Contents/Resources/%@/Contents/MacOS/%@", processor, name];
    const char **words = calloc(arguments.count + 2, sizeof *words);
    words[0] = launcher.fileSystemRepresentation;
    for (NSUInteger i = 0; i < arguments.count; i++) {
        words[i + 1] = arguments[i].UTF8String;
    }
    execv(words[0], (char *const *)words);
    perror(words[0]);
    exit(1);
}

@interface Opened : NSObject <NSApplicationDelegate>
@property(nonatomic) NSMutableArray<NSString *> *files;
@end

@implementation Opened
- (void)application:(NSApplication *)program openFiles:(NSArray<NSString *> *)files {
    [self.files addObjectsFromArray:files];
}

- (void)applicationDidFinishLaunching:(NSNotification *)notification {
    become(self.files);
}
@end

int main(int argc, char **argv) {
    @autoreleasepool {
        NSMutableArray<NSString *> *arguments = [NSProcessInfo.processInfo.arguments mutableCopy];
        [arguments removeObjectAtIndex:0];
        if (arguments.count > 0 || [[NSString stringWithUTF8String:argv[0]].lastPathComponent
                                       isEqualToString:@"tensorloupe-commands"]) {
            become(arguments);
        }
        Opened *opened = [Opened new];
        opened.files = [NSMutableArray array];
        NSApplication.sharedApplication.delegate = opened;
        [NSApp run];
    }
}
