package dev.wouldblock.scan;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Keeps JGit from writing what it measures about file systems to a file in the user's home folder. */
public final class QuietReader extends SystemReader.Delegate {
    private QuietReader(SystemReader usual) {
        super(usual);
    }

    /** Makes JGit quiet in this process. */
    public static synchronized void install() {
        SystemReader usual = SystemReader.getInstance();
        if (!(usual instanceof QuietReader)) {
            SystemReader.setInstance(new QuietReader(usual));
        }
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new FileBasedConfig(parent, null, fs) {
            @Override
            public void load() {
                // There is no file.
            }

            @Override
            public void save() {
                // Only this process needs to know.
            }

            @Override
            public boolean isOutdated() {
                return false;
            }
        };
    }
}
