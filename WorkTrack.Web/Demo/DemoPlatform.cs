using System.Collections.Immutable;

namespace WorkTrack.Web.Demo;

/// <summary>An operating system of the demo's computers.</summary>
/// <param name="Versions">How its versions call themselves.</param>
/// <param name="Locked">What is in front while nobody is there.</param>
/// <param name="Background">Where the programs lie that run without being asked for.</param>
internal sealed record DemoPlatform(ImmutableArray<string> Versions, DemoProgram Locked, ImmutableArray<string> Background)
{
    public static DemoPlatform Windows { get; } = new(
        ["Windows 11 Pro 10.0.22631", "Windows 11 Pro 10.0.26100", "Windows 10 Pro 10.0.19045"],
        DemoProgram.Plain("LockApp.exe", @"C:\Windows\SystemApps\Microsoft.LockApp\LockApp.exe", "Tela de bloqueio do Windows"),
        [
            @"C:\Windows\explorer.exe", @"C:\Windows\System32\svchost.exe", @"C:\Windows\System32\dwm.exe",
            @"C:\Windows\System32\RuntimeBroker.exe", @"C:\Windows\System32\ctfmon.exe", @"C:\Windows\System32\sihost.exe",
            @"C:\Windows\System32\taskhostw.exe", @"C:\Windows\System32\spoolsv.exe", @"C:\Windows\System32\audiodg.exe",
            @"C:\Windows\System32\SearchIndexer.exe", @"C:\Windows\System32\SecurityHealthSystray.exe",
            @"C:\Program Files\Windows Defender\MsMpEng.exe", @"C:\Program Files\Microsoft OneDrive\OneDrive.exe",
        ]);

    public static DemoPlatform Linux { get; } = new(
        ["Linux 6.1 x86_64", "Linux 6.8 x86_64"],
        DemoProgram.Plain("gnome-shell", "/usr/bin/gnome-shell", "Tela bloqueada"),
        [
            "/usr/lib/systemd/systemd", "/usr/bin/gnome-shell", "/usr/bin/pipewire", "/usr/bin/dbus-daemon", "/usr/sbin/sshd",
            "/usr/sbin/NetworkManager", "/usr/bin/dockerd", "/usr/libexec/gvfsd", "/usr/libexec/tracker-miner-fs-3",
        ]);

    public static DemoPlatform Mac { get; } = new(
        ["macOS 14.5", "macOS 15.1"],
        DemoProgram.Plain("loginwindow", "/System/Library/CoreServices/loginwindow.app", "Janela de início de sessão"),
        [
            "/sbin/launchd", "/System/Library/CoreServices/Finder", "/System/Library/CoreServices/Dock",
            "/System/Library/CoreServices/ControlCenter", "/usr/libexec/cloudd", "/usr/libexec/trustd",
            "/usr/sbin/coreaudiod", "/System/Library/CoreServices/Spotlight",
        ]);
}
