using System.Collections.Concurrent;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Servers;

/// <summary>Traces of runs that somebody looks on at, until the servers stop, and the viewers that show them.</summary>
internal sealed class KeptTraces : IAsyncDisposable
{
    private readonly CancellationTokenSource done = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Uri>>> shown = [];
    private readonly ConcurrentBag<Task> viewers = [];
    private string? folder;

    /// <summary>Where they are; made when it is first asked for.</summary>
    public string Folder => folder ??= PrivateFile.CreateFolder(Path.Combine(Path.GetTempPath(), $"koji-traces-{Guid.NewGuid():N}"));

    /// <summary>Shows the trace of a session; one viewer for each.</summary>
    /// <exception cref="ScenarioUnavailableException">There is none, or no viewer.</exception>
    public async Task<Uri> ShowAsync(string session, CancellationToken cancellation)
    {
        var path = folder is null ? "" : Path.Combine(folder, session + ".zip");
        if (!File.Exists(path))
            throw new ScenarioUnavailableException("There is no trace of it. Choose 'Trace', and run it again.");
        try
        {
            return await shown.GetOrAdd(path, _ => new(() => StartAsync(path))).Value.WaitAsync(cancellation);
        }
        catch (BrowserNotFoundException missing)
        {
            shown.TryRemove(path, out _);
            throw new ScenarioUnavailableException(missing.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await Task.WhenAll(viewers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.Dispose();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private async Task<Uri> StartAsync(string path)
    {
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var viewer = TraceViewer.ShowAsync(
            path,
            address =>
            {
                ready.TrySetResult(address);
                return Task.CompletedTask;
            },
            done.Token
        );
        viewers.Add(viewer);
        // It goes on for as long as it shows something.
        if (await Task.WhenAny(viewer, ready.Task) == viewer)
            await viewer;
        return await ready.Task;
    }
}
