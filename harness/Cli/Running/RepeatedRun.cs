using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Running;

/// <summary><c>run --rerun</c>: the run once more each time one of its files changes, until it is stopped.</summary>
/// <param name="changes">The files.</param>
/// <param name="log">Receives what changed, and what keeps a run from beginning.</param>
internal sealed class RepeatedRun(FileChanges changes, TextWriter log)
{
    /// <summary>Runs until it is stopped.</summary>
    /// <param name="run">One run, given whether it is the first; it reads the files anew.</param>
    /// <param name="cancellation">Ends the run, or the wait for a change.</param>
    /// <returns>The exit code of the last run.</returns>
    /// <exception cref="UsageException">The first run cannot begin.</exception>
    public async Task<int> RunAsync(Func<bool, Task<int>> run, CancellationToken cancellation)
    {
        // Before it is read: what changes meanwhile is a change.
        changes.Remember();
        var code = await run(true);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                await log.WriteLineAsync($"Waiting for a change of {string.Join(", ", changes.Files)}. Ctrl-C stops.");
                var changed = await changes.NextAsync(cancellation);
                await log.WriteLineAsync($"Changed: {string.Join(", ", changed)}");
                code = await AgainAsync(run);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C is how one stops waiting.
        }

        return code;
    }

    // Somebody is at work on the files: what is wrong with one is not the end.
    private async Task<int> AgainAsync(Func<bool, Task<int>> run)
    {
        try
        {
            return await run(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return FailureLine.Write(failure, log);
        }
    }
}

/// <summary>
/// Files, and which of them have changed since they were looked at last. They are read each time, so that any file system will do.
/// </summary>
/// <param name="files">Their paths.</param>
/// <param name="time">The clock of the intervals.</param>
internal sealed class FileChanges(IReadOnlyList<string> files, TimeProvider time)
{
    /// <summary>How often the files are looked at, and how long one has to stay as it is before it counts as written.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private Dictionary<string, string?> known = [];
    private Dictionary<string, string?> before = [];

    /// <summary>Gets the files.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Takes the files as they are now.</summary>
    public void Remember() => known = before = Contents();

    /// <summary>Waits until at least one has another content, and takes all as they are then.</summary>
    /// <returns>Those that changed.</returns>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        IReadOnlyList<string> changed;
        do await timer.WaitForNextTickAsync(cancellation);
        while ((changed = Look()).Count == 0);
        return changed;
    }

    /// <summary>Looks at the files once.</summary>
    /// <returns>Those that changed; empty as long as one of them is being written.</returns>
    internal IReadOnlyList<string> Look()
    {
        var now = Contents();
        // An editor that writes in parts, or takes a file away before it puts another in its place, is not done yet.
        var isQuiet = files.All(file => now[file] is not null && now[file] == before[file]);
        before = now;
        if (!isQuiet)
            return [];
        List<string> changed = [.. files.Where(file => now[file] != known[file])];
        known = now;
        return changed;
    }

    private Dictionary<string, string?> Contents() => files.ToDictionary(file => file, Read, StringComparer.Ordinal);

    // Null for one that is not there, or not to be read just now.
    private static string? Read(string file)
    {
        try
        {
            return BoundedText.Read(file);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>The command that serves the page of a run, kept from one run to the next.</summary>
internal sealed class KeptCommand : IAsyncDisposable
{
    private StartedCommand? started;

    /// <summary>Starts the command unless it still runs, and waits until the page answers.</summary>
    /// <exception cref="UsageException">Something answers at the page's address already.</exception>
    /// <exception cref="EnvironmentException">The page did not answer, or the command ended before it did.</exception>
    public async Task StartAsync(StartOptions options, StepLog log, CancellationToken cancellation)
    {
        if (started is { IsAlive: true })
            return;
        await DisposeAsync();
        started = await StartedCommand.StartAsync(options, log, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (started is { } ending)
        {
            started = null;
            await ending.DisposeAsync();
        }
    }
}
