using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace KojiWidgetHarness.Cli.Machine;

/// <summary>
/// A command of the shell, together with all that it starts. On Linux and macOS it has a session of its own, so that what it leaves in the
/// background is found, too, when it ends; on Windows, which has none, the tree of its processes is ended, without what lost its parent.
/// </summary>
internal sealed class ShellProcess : IDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;

    // What was killed is not waited for any longer.
    private static readonly TimeSpan Dying = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly bool leads;
    private readonly List<PosixSignalRegistration> signals = [];
    private HashSet<RunningProcess> known = [];

    private ShellProcess(Process process, bool leads)
    {
        Process = process;
        this.leads = leads;
    }

    /// <summary>The shell.</summary>
    public Process Process { get; }

    /// <summary>Starts a command in the working directory. Its three streams are pipes, and nothing is written to its input.</summary>
    public static ShellProcess Start(string command)
    {
        string[] launcher = OperatingSystem.IsWindows() ? [] : SessionLauncher();
        string[] words = [.. launcher, "/bin/sh", "-c", command];
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new("cmd.exe") { Arguments = $"/d /s /c \"{command}\"" }
            : new(words[0], words.Skip(1));
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var started = new ShellProcess(Process.Start(start)!, launcher.Length > 0); // Only a shell of Windows starts none.
        // Where this program ends without coming to its own end, too.
        AppDomain.CurrentDomain.ProcessExit += started.OnExit;
        if (!OperatingSystem.IsWindows())
            started.signals.AddRange(
                new[] { PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal =>
                    PosixSignalRegistration.Create(signal, _ => started.Send(Kill))
                )
            );
        return started;
    }

    /// <summary>Determines whether the shell, or anything that it started and left in its session, runs.</summary>
    public bool IsAlive() =>
        OperatingSystem.IsLinux()
            ? Family().Count > 0
            : !Process.HasExited || (leads && !OperatingSystem.IsWindows() && kill(-Process.Id, 0) == 0);

    /// <summary>Ends all of it.</summary>
    /// <param name="grace">How long it may take after it was asked to; then it is killed.</param>
    public async Task EndAsync(TimeSpan grace)
    {
        Send(Terminate);
        if (await HasEndedAsync(grace))
            return;
        Send(Kill);
        await HasEndedAsync(Dying);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        signals.ForEach(signal => signal.Dispose());
        Process.Dispose();
    }

    private async Task<bool> HasEndedAsync(TimeSpan within)
    {
        for (var since = Stopwatch.StartNew(); IsAlive(); )
        {
            if (since.Elapsed > within)
                return false;
            await Task.Delay(Interval);
        }

        return true;
    }

    private void OnExit(object? sender, EventArgs arguments) => Send(Kill);

    private void Send(int signal)
    {
        // Looked for first: what loses its parent is not found any more.
        var family = Family();
        if (OperatingSystem.IsWindows() || (!leads && family.Count == 0))
        {
            Process.Kill(entireProcessTree: true);
            return;
        }

        if (leads)
            _ = kill(-Process.Id, signal);
        foreach (var other in family.Where(other => !leads || other.Group != Process.Id))
            _ = kill(other.Id, signal);
    }

    // The shell, what is in its session or group, and all children of those; once found, one stays. Known on Linux only.
    private HashSet<RunningProcess> Family()
    {
        var all = RunningProcess.All();
        var found = all.Where(one =>
                (one.Id == Process.Id && !Process.HasExited)
                || (leads && (one.Session == Process.Id || one.Group == Process.Id))
                || known.Contains(one)
            )
            .ToHashSet();
        while (true)
        {
            var ids = found.Select(one => one.Id).ToHashSet();
            var before = found.Count;
            found.UnionWith(all.Where(one => ids.Contains(one.Parent)));
            if (found.Count == before)
                return known = found;
        }
    }

    // The first is on every Linux, the second on macOS.
    private static string[] SessionLauncher() =>
        Programs.Find("setsid") is { } setsid ? [setsid]
        : Programs.Find("perl") is { } perl ? [perl, "-e", "use POSIX; POSIX::setsid(); exec @ARGV"]
        : [];

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}

/// <summary>A process of this machine, as <c>/proc</c> of Linux has it (proc_pid_stat(5)).</summary>
/// <param name="Id">Its number, which another may have later.</param>
/// <param name="Started">When it began, in ticks since the machine did: with the number, it is that of no other.</param>
internal sealed record RunningProcess(int Id, ulong Started)
{
    private const string Folder = "/proc";

    /// <summary>The number of its parent.</summary>
    public int Parent { get; private init; }

    /// <summary>The number of its group.</summary>
    public int Group { get; private init; }

    /// <summary>The number of its session.</summary>
    public int Session { get; private init; }

    /// <inheritdoc/>
    public bool Equals(RunningProcess? other) => other is not null && (Id, Started) == (other.Id, other.Started);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Started);

    /// <summary>All that run; those that have ended and are not collected by their parent do not. Empty on other systems.</summary>
    public static IReadOnlyList<RunningProcess> All() =>
        OperatingSystem.IsLinux()
            ? [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Select(Read).OfType<RunningProcess>()]
            : [];

    /// <summary>When a process began, as the system counts it; null where none with this number runs.</summary>
    public static long? StartOf(int id)
    {
        if (OperatingSystem.IsLinux())
            return (long?)Read(id.ToString(CultureInfo.InvariantCulture))?.Started;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static RunningProcess? Read(string name)
    {
        if (!int.TryParse(name, out var id))
            return null;
        try
        {
            var text = File.ReadAllText(Path.Combine(Folder, name, "stat"));
            // The program's name is in brackets, and may have some itself.
            return text[(text.LastIndexOf(')') + 2)..].Split(' ') is [not ("Z" or "X"), var parent, var group, var session, .. var rest]
                ? new(id, ulong.Parse(rest[15]))
                {
                    Parent = int.Parse(parent),
                    Group = int.Parse(group),
                    Session = int.Parse(session),
                }
                : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>The path of the program that a shell would run by this name; null where there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
