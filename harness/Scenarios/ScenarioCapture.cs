using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>Keeps what one scenario looked like. Whatever cannot be kept is left out: a picture must not change a verdict.</summary>
/// <param name="settings">What is kept; null for nothing.</param>
/// <param name="session">Names the files.</param>
/// <param name="credentials">Users and passwords, which no trace may keep.</param>
/// <param name="tokens">Tokens of this product, likewise.</param>
internal sealed class ScenarioCapture(
    CaptureSettings? settings,
    string session,
    IReadOnlyList<SiteCredentials> credentials,
    IReadOnlyList<string> tokens
)
{
    private const float PatienceMs = 5_000;

    private static readonly TimeSpan TracePatience = TimeSpan.FromSeconds(10);

    private readonly List<Attachment> kept = [];
    private int tracing;
    private int looked;

    /// <summary>Begins before the page is opened.</summary>
    public async Task StartAsync(IBrowserContext context)
    {
        if (settings is null or { Trace: TraceMode.Off })
            return;
        await context.Tracing.StartAsync(
            new()
            {
                Screenshots = true,
                Snapshots = true,
                Title = session,
            }
        );
        tracing = 1;
    }

    /// <summary>Pictures the host page; only the first call does.</summary>
    public async Task LookAsync(IPage page)
    {
        if (settings is not { Screenshots: true } || Interlocked.Exchange(ref looked, 1) == 1)
            return;
        var path = PathOf("png");
        if (await TryAsync(PictureAsync(page, path)))
            Keep(AttachmentKind.HostPage, path);
    }

    // Written by ourselves, so that nobody else may read it, and no link is followed.
    private static async Task PictureAsync(IPage page, string path)
    {
        var picture = await page.ScreenshotAsync(new() { Timeout = PatienceMs, Animations = ScreenshotAnimations.Disabled });
        await ReportFile.WriteAsync(path, async (file, token) => await file.WriteAsync(picture, token), CancellationToken.None);
    }

    /// <summary>Ends before the context is closed; only the first call does.</summary>
    public async Task EndAsync(IBrowserContext context)
    {
        if (Interlocked.Exchange(ref tracing, 0) == 0)
            return;
        var path = PathOf("zip");
        if (await TryAsync(StopAsync(context, path)))
            Keep(AttachmentKind.Trace, path);
    }

    private async Task StopAsync(IBrowserContext context, string path)
    {
        // Playwright writes it as new files usually are: in a folder of its own nobody else sees it before it is its owner's alone.
        // It is the path of a file in a folder.
        var closed = PrivateFile.CreateFolder(Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}"));
        try
        {
            var draft = Path.Combine(closed, Path.GetFileName(path));
            // A browser that hangs ends no trace. What is done with it afterwards is ours, and takes as long as the trace is large.
            await context.Tracing.StopAsync(new() { Path = draft }).WaitAsync(TracePatience);
            await TraceFile.HideAsync(draft, credentials, tokens);
            PrivateFile.Close(draft);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            Directory.Delete(closed, recursive: true);
        }
    }

    /// <summary>What is kept of it, now that its verdict is known.</summary>
    public IReadOnlyList<Attachment> Conclude(Verdict verdict)
    {
        lock (kept)
        {
            if (settings?.Trace == TraceMode.RetainOnFailure && verdict == Verdict.Pass)
            {
                foreach (var trace in kept.Where(file => file.Kind == AttachmentKind.Trace))
                    File.Delete(trace.Path);
                kept.RemoveAll(file => file.Kind == AttachmentKind.Trace);
            }

            return [.. kept];
        }
    }

    private void Keep(AttachmentKind kind, string path)
    {
        lock (kept)
            kept.Add(new Attachment(kind, path));
    }

    private string PathOf(string extension) => Path.Combine(Path.GetFullPath(settings!.Folder), $"{session}.{extension}"); // Only with settings.

    private static async Task<bool> TryAsync(Task keeping)
    {
        try
        {
            await keeping;
            return true;
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException or IOException or InvalidDataException)
        {
            return false;
        }
    }
}

/// <summary>What is kept of each scenario for people to look at.</summary>
/// <param name="Folder">Where its files are written; made when it is not there.</param>
public sealed record CaptureSettings(string Folder)
{
    /// <summary>Gets a value indicating whether host page and dashboard are pictured.</summary>
    public bool Screenshots { get; init; }

    /// <summary>Whether Playwright traces are kept.</summary>
    public TraceMode Trace { get; init; }
}

/// <summary>The scenarios whose Playwright trace is kept.</summary>
public enum TraceMode
{
    /// <summary>No scenario.</summary>
    Off,

    /// <summary>Each scenario.</summary>
    On,

    /// <summary>Scenarios that do not pass.</summary>
    RetainOnFailure,
}
