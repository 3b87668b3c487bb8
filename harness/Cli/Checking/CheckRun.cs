using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Checks;
using KojiWidgetHarness.Harness.Checks.Live;
using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Sources;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>One check of everything that was named: pages are read and checked side by side, and reported in their order.</summary>
internal static class CheckRun
{
    public static async Task<int> RunAsync(CheckOptions options, CancellationToken cancellation)
    {
        if (options.Live && options.Targets.FirstOrDefault(target => !CheckTargets.IsAddress(target)) is { } file)
            throw new UsageException($"--live opens pages by their URL, and '{file}' is none. Name the address at which the page is served.");
        var headers = ReadHeaders(options.HeadersFile);
        using var fetcher = new PageFetcher();
        var targets = CheckTargets.Find(options.Targets, fetcher);
        var checker = new PageChecker(options.WidgetOrigins);
        var pages = new CheckedPage[targets.Pages.Count];
        var sources = new PageSource?[pages.Length];
        var progress = new CheckProgress(Console.Error, pages.Length);
        await Parallel.ForAsync(0, pages.Length, cancellation, async (index, token) =>
        {
            var reading = await targets.Pages[index](token);
            sources[index] = reading.Source is { } source ? Complete(source, headers, options.ServedAt) : null;
            pages[index] = sources[index] is { } complete ? checker.Check(complete, targets.AreMany) : Unread(reading);
            progress.Next();
        });
        progress.End();
        if (options.Live)
            await LookAsync(pages, sources, checker, cancellation);

        var report = new CheckReport { Pages = pages };
        CheckFormat.Write(options.Format, report, Console.Out);
        foreach (var page in pages.Where(page => page.Error is not null))
            await Console.Error.WriteLineAsync($"{page.Page} {page.Error}");
        return pages.SelectMany(page => page.Findings).Any(finding => finding.Severity >= options.FailOn) ? ExitCodes.Failed
            : pages.Any(page => page.Error is not null) ? ExitCodes.Environment
            : ExitCodes.AsExpected;
    }

    private static async Task LookAsync(CheckedPage[] pages, PageSource?[] sources, PageChecker checker, CancellationToken cancellation)
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error, BrowserNetwork.Everywhere);
        var live = new LiveChecker(browsers, checker);
        for (var index = 0; index < pages.Length; index++)
        {
            if (sources[index] is { } source)
                pages[index] = await live.ObserveAsync(source, pages[index], cancellation);
        }
    }

    private static IReadOnlyList<HttpHeader>? ReadHeaders(string? file)
    {
        try
        {
            return file is null ? null : HeadersFile.Parse(File.ReadAllText(file));
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"--headers {file}: {unread.Message}");
        }
    }

    // What was fetched knows both by itself.
    private static PageSource Complete(PageSource source, IReadOnlyList<HttpHeader>? headers, Uri? servedAt) =>
        source with { Headers = source.Headers ?? headers, Address = source.Address ?? servedAt };

    private static CheckedPage Unread(PageReading reading) => new() { Page = reading.Name, Embeds = [], Findings = [], Error = reading.Error };
}
