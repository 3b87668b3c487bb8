using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>One check of everything that was named: pages are read and checked side by side, and reported in their order.</summary>
internal static class CheckRun
{
    public static async Task<int> RunAsync(CheckOptions options, CancellationToken cancellation)
    {
        Refuse(options);
        var headers = ReadHeaders(options.HeadersFile);
        using var fetcher = new PageFetcher(options.AllowPrivate);
        var targets = CheckTargets.Find(options.Targets, fetcher);
        var checker = new PageChecker(options.WidgetOrigins);
        var pages = new CheckedPage[targets.Pages.Count];
        var sources = new PageSource?[pages.Length];
        var searched = new SearchedFile?[pages.Length];
        await Parallel.ForAsync(0, pages.Length, cancellation, async (index, token) =>
        {
            var (read, folder) = targets.Pages[index];
            var reading = await read(token);
            sources[index] = reading.Source is { } source ? Complete(source, headers, options.ServedAt) : null;
            pages[index] = Unread(reading);
            searched[index] = reading.Source is { } found && folder is not null ? SearchedFile.Of(found.Name, found.Text, folder) : null;
        });
        var files = await SearchAsync(targets.Others, options.WidgetOrigins, cancellation);
        var policies = SearchedFiles.PoliciesOf(files.Concat(searched.OfType<SearchedFile>()));
        // Scripts that make iframes are pages, too, as far as they can be read.
        var scripts = files.Where(file => file.Script is not null).ToList();
        // Those without were left out.
        sources = [.. sources, .. scripts.Select(file => Complete(file.Script!, headers, options.ServedAt))];
        searched = [.. searched, .. scripts];
        pages =
        [
            .. pages,
            .. scripts.Select(file => new CheckedPage
            {
                Page = file.Name,
                Embeds = [],
                Findings = [],
            }),
        ];
        var progress = new CheckProgress(Terminal.ErrorControl, pages.Length);
        await Parallel.ForAsync(0, pages.Length, cancellation, (index, _) =>
        {
            if (sources[index] is { } source)
                pages[index] = checker.Check(
                    sources[index] = policies.Apply(source),
                    targets.AreMany || source.Language == PageLanguage.Script
                );
            progress.Next();
            return ValueTask.CompletedTask;
        });
        progress.End();
        if (options.Live)
            await LookAsync(pages, sources, checker, options, cancellation);
        var others = NotRead([.. files.Where(file => file.Script is null)], pages, arePoliciesKnown: headers is not null);
        for (var index = 0; index < pages.Length && headers is null; index++)
        {
            if (searched[index] is { Policies: { Count: > 0 } unread } && HasEmbeds(pages, files))
                pages[index] = pages[index] with { Skipped = [.. pages[index].Skipped ?? [], .. unread] };
        }

        if (options.Fix)
            await FixAsync(pages, sources, new(new(options.WidgetOrigins), checker, options.Write), cancellation);
        else
            CheckFormat.Write(options.Format, new() { Pages = [.. pages, .. others] }, Console.Out);
        foreach (var page in pages.Where(page => page.Error is not null))
            await Console.Error.WriteLineAsync(CleanText.Line($"{page.Page} {page.Error}"));
        if (pages.SelectMany(page => page.Findings).Count(IsUnreached) is > 0 and var unreached)
        {
            await Console.Error.WriteLineAsync(
                $"{unreached} of {pages.Sum(page => page.Embeds.Count)} widgets could not be reached by the browser, so they were not compared. "
                    + "Open the address on this machine, then run the command again."
            );
        }

        if (pages.Length == 0)
            await Console.Error.WriteLineAsync(
                $"No page was read: files that end with {string.Join(", ", PageFiles.Endings)} are. Name the folder or the file that has the iframe."
            );
        return ExitCodeOf(options, pages, others);
    }

    private static bool IsUnreached(CheckFinding finding) => finding.Rule == LiveRules.NotReached.Id.Value;

    private static int ExitCodeOf(CheckOptions options, CheckedPage[] pages, IReadOnlyList<CheckedPage> others)
    {
        var isOpen = pages.Concat(others).Any(page => page.Skipped is not null || page.Embeds.Any(embed => !embed.Predicts.IsDecided));
        return pages.SelectMany(page => page.Findings).Any(finding => finding.Severity >= options.FailOn) || (options.FailOnOpen && isOpen)
                ? ExitCodes.Failed
            : pages.Length == 0 || pages.Any(page => page.Error is not null || page.Findings.Any(IsUnreached)) ? ExitCodes.Environment
            : ExitCodes.AsExpected;
    }

    private static async Task<SearchedFile[]> SearchAsync(
        IReadOnlyList<(string File, string Folder)> files,
        IReadOnlyList<Uri> origins,
        CancellationToken cancellation
    )
    {
        var found = new SearchedFile[files.Count];
        await Parallel.ForAsync(0, files.Count, cancellation, async (index, token) =>
            found[index] = await PageFiles.SearchAsync(files[index].File, files[index].Folder, origins, token)
        );
        return found;
    }

    // What sets a policy matters where there is an embed for it to decide over, and where nobody said what the pages are served with.
    private static IReadOnlyList<CheckedPage> NotRead(SearchedFile[] files, CheckedPage[] pages, bool arePoliciesKnown) =>
        [
            .. from file in files
            let lines = HasEmbeds(pages, files) && !arePoliciesKnown ? file.Addresses.Concat(file.Policies).ToList() : file.Addresses
            where lines.Count > 0
            select new CheckedPage
            {
                Page = file.Name,
                Embeds = [],
                Findings = [],
                Skipped = [.. lines.Select(text => CleanText.Line(text))],
            },
        ];

    private static bool HasEmbeds(CheckedPage[] pages, SearchedFile[] files) =>
        pages.Any(page => page.Embeds.Count > 0 || page.Skipped is not null) || files.Any(file => file.Addresses.Count > 0);

    // Before anything is read.
    private static void Refuse(CheckOptions options)
    {
        if (options.Live && options.Targets.FirstOrDefault(target => !CheckTargets.IsAddress(target)) is { } file)
            throw new UsageException(
                $"--live opens pages by their URL, and '{file}' is not one. Name the address at which the page is served."
            );
        if (
            options.Write
            && options.Targets.FirstOrDefault(target => CheckTargets.IsAddress(target) || target == CheckTargets.StandardInput) is { } page
        )
            throw new UsageException(
                $"--write changes files, and '{WebAddress.Shown(page)}' is not a file. Use --fix to see what would fix it."
            );
        if (options.Fix && options.Format != OutputFormat.Human)
            throw new UsageException($"--fix prints a patch, not {options.Format}. Leave one of both out.");
    }

    private static async Task FixAsync(CheckedPage[] pages, PageSource?[] sources, CheckFix fix, CancellationToken cancellation)
    {
        var (before, after) = (0, 0);
        for (var index = 0; index < pages.Length; index++)
        {
            var corrected = sources[index] is { } source ? await fix.ApplyAsync(source, pages[index], cancellation) : pages[index];
            before += pages[index].Findings.Count;
            after += corrected.Findings.Count;
            if (fix.Writes)
                pages[index] = corrected;
        }

        await Console.Error.WriteLineAsync(
            $"findings: {before}{(fix.Writes ? " before" : "")}, {after} {(fix.Writes ? "now" : "with this patch")}"
        );
    }

    private static async Task LookAsync(
        CheckedPage[] pages,
        PageSource?[] sources,
        PageChecker checker,
        CheckOptions options,
        CancellationToken cancellation
    )
    {
        var log = StepLog.OnStandardError;
        await using var browsers = new HarnessBrowsers(headed: false, log, BrowserNetwork.Everywhere)
        {
            Sandbox = SandboxFor(options),
            OnNoSandbox = log.Say,
        };
        await log.DoAsync("Starting chromium", () => browsers.GetAsync(BrowserProfile.Microphone, cancellation));
        var live = new LiveChecker(browsers, checker);
        for (var index = 0; index < pages.Length; index++)
        {
            if (sources[index] is { } source)
                pages[index] = await log.DoAsync($"Opening {(source.Address is { } address ? StepLog.Name(address) : "the page")}", () =>
                    live.ObserveAsync(source, pages[index], cancellation)
                );
        }
    }

    // One browser opens all of them.
    private static SandboxUse SandboxFor(CheckOptions options) =>
        options.Targets.Select(target => SandboxOption.UseFor(new Uri(target), options.WithoutSandbox)).Max();

    private static IReadOnlyList<HttpHeader>? ReadHeaders(string? file)
    {
        try
        {
            return file is null ? null : HeadersFile.Parse(BoundedText.Read(file));
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"--headers {file}: {unread.Message}");
        }
    }

    // A page that was fetched has both.
    private static PageSource Complete(PageSource source, IReadOnlyList<HttpHeader>? headers, Uri? servedAt) =>
        source with
        {
            Headers = source.Headers ?? headers,
            Address = source.Address ?? servedAt,
        };

    private static CheckedPage Unread(PageReading reading) =>
        new()
        {
            Page = reading.Name,
            Embeds = [],
            Findings = [],
            Error = reading.Error,
        };
}
