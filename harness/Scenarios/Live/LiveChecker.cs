using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Sites;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>
/// Opens checked pages in a browser and sets beside what was predicted what becomes of their embeds there, as far as the browser reached
/// them.
/// </summary>
/// <param name="browsers">They stay the caller's.</param>
/// <param name="checker">What checked the pages.</param>
public sealed class LiveChecker(HarnessBrowsers browsers, PageChecker checker)
{
    private const float OpenTimeoutMs = 30_000;

    // A widget says something soon after it has loaded; one that says nothing is not taken for unheard.
    private const float PatienceMs = 5_000;

    // The n-th of the iframes with this address.
    private const string Find =
        "([src, n]) => [...document.querySelectorAll('iframe')].filter(frame => frame.src === new URL(src).href)[n] ?? null";

    /// <summary>Looks at one page.</summary>
    /// <param name="source">The page, with its address.</param>
    /// <param name="page">What was found in it.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="PageNotReachedException">The page does not open.</exception>
    public async Task<CheckedPage> ObserveAsync(PageSource source, CheckedPage page, CancellationToken cancellation)
    {
        if (source.Address is not { } address)
            return page;
        var browser = await browsers.GetAsync(BrowserProfile.Microphone, cancellation);
        // A visitor's browser has service workers, and they may change the page's headers.
        await using var context = await browser.Browser.NewContextAsync(
            new() { ServiceWorkers = ServiceWorkerPolicy.Allow, HttpCredentialsList = HarnessBrowsers.AsSettings(source.Credentials) }
        );
        await using var ending = cancellation.Register(() =>
            context.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default)
        );
        await context.GrantPermissionsAsync(["microphone"]);
        var tab = await context.NewPageAsync();
        await EmbedObserver.PrepareAsync(tab);
        await PageSettling.PrepareAsync(tab);
        var (log, errors) = (FrameLog.Of(tab), new PageErrors(tab));
        await OpenAsync(tab, address);
        await PageSettling.WaitAsync(tab, log);

        var got = await ServedAsync(source, log);
        var look = new LiveLook(tab, log, got, EmbedderPolicy.Of(ValuesOf(got, EmbedderPolicy.Name)) is not null);
        var now = checker.Check(got);
        var findings = now.Findings.ToList();
        findings.AddRange(Differences(page, now, log));
        var (embeds, elements) = (checker.EmbedsIn(source), new List<IElementHandle>());
        var observed = new List<CheckedEmbed>();
        for (var index = 0; index < embeds.Count; index++)
        {
            var found = await FindAsync(tab, embeds, index);
            if (found is not null)
                elements.Add(found);
            observed.Add(
                found is null
                    ? now.Embeds[index] with
                    {
                        Observed = new(),
                    }
                    : await look.CompareAsync(now.Embeds[index], embeds[index], found, PatienceMs, findings)
            );
        }

        await AddInsertedAsync(look, elements, observed, findings);
        // What the network did comes first: where it failed the rest explains nothing.
        var first = findings.Where(finding => finding.Rule == LiveRules.NotReached.Id.Value).ToList();
        var missing = findings.FindIndex(finding => finding.Rule == RuleIds.EmbedMissing.Value);
        if (missing >= 0 && observed.Count > 0)
            findings.RemoveAt(missing);
        else if (missing >= 0 && findings.All(finding => finding.Rule != PredictionDiffers.Info.Id.Value))
            findings[missing] = findings[missing] with
            {
                Message = CleanText.Line($"{findings[missing].Message} The browser has none either.{errors.Describe()}"),
            };
        return page with { Embeds = observed, Findings = [.. first, .. findings.Except(first)] };
    }

    private async Task AddInsertedAsync(LiveLook look, List<IElementHandle> known, List<CheckedEmbed> observed, List<CheckFinding> findings)
    {
        var inserted = new InsertedFrames(checker);
        foreach (var frame in look.Tab.Frames.Where(frame => frame.ParentFrame is not null))
        {
            if (
                !Uri.TryCreate(look.Log.Asked(frame) ?? frame.Url, UriKind.Absolute, out var at)
                || !checker.IsKoji(at)
                || await LiveFrame.OfAsync(frame) is not { } live
            )
                continue;
            if (frame.ParentFrame == look.Tab.MainFrame && await IsAmongAsync(live.Element, known))
                continue;
            if (frame.ParentFrame != look.Tab.MainFrame)
            {
                if (observed.All(embed => embed.Line == 0 || embed.Observed?.Loads is not null))
                    findings.Add(
                        PredictionDiffers.Elsewhere(
                            $"A frame of this page has {at.Origin()} in it, in a frame around it that was not looked into."
                        )
                    );
                continue;
            }

            if (inserted.Check(look.Source, live, at) is var (embed, found))
            {
                findings.AddRange(found);
                observed.Add(await look.CompareAsync(embed, null, live.Element, PatienceMs, findings));
            }
        }
    }

    private static async Task<bool> IsAmongAsync(IElementHandle element, List<IElementHandle> known)
    {
        foreach (var other in known)
        {
            if (await element.EvaluateAsync<bool>("(one, other) => one === other", other))
                return true;
        }

        return false;
    }

    // What the browser got last is what is in force in the page.
    private static async Task<PageSource> ServedAsync(PageSource source, FrameLog log)
    {
        if (log.Page is not { } response)
            return source;
        try
        {
            var headers = await response.HeadersArrayAsync();
            return source with
            {
                IsServed = true,
                Headers = [.. headers.Select(header => new HttpHeader { Name = header.Name, Value = header.Value })],
            };
        }
        catch (PlaywrightException)
        {
            return source;
        }
    }

    private static IEnumerable<CheckFinding> Differences(CheckedPage read, CheckedPage now, FrameLog log)
    {
        if (read.Embeds.Select(embed => embed.Predicts).SequenceEqual(now.Embeds.Select(embed => embed.Predicts)))
            yield break;
        var who = log.Page?.FromServiceWorker == true ? "A service worker of the page" : "Its server";
        yield return new()
        {
            Rule = LiveRules.ServedOtherwise.Id.Value,
            Severity = LiveRules.ServedOtherwise.Severity,
            Line = 0,
            Column = 0,
            Message =
                $"{who} gives the browser this page with other headers than were read. What is predicted here is by those that the browser got.",
            Fix = LiveRules.ServedOtherwise.Fix,
        };
    }

    private static List<string> ValuesOf(PageSource source, string name) =>
        [
            .. (source.Headers ?? [])
                .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value),
        ];

    private static async Task OpenAsync(IPage tab, Uri address)
    {
        try
        {
            await tab.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = OpenTimeoutMs });
        }
        catch (Exception refused) when (refused is PlaywrightException or TimeoutException)
        {
            throw PageNotReachedException.Of(address, refused);
        }
    }

    // What a script takes away, or a frame holds, cannot be looked at: nothing is said of it.
    private static async Task<IElementHandle?> FindAsync(IPage tab, IReadOnlyList<Embed> embeds, int index)
    {
        if (embeds[index] is not { Url: { } url, Outer.Count: 0 })
            return null;
        var before = embeds.Take(index).Count(embed => embed.Url == url && embed.Outer.Count == 0);
        // AsElement throws where the handle is of null.
        return await tab.EvaluateHandleAsync(Find, new object[] { url.AbsoluteUri, before }) as IElementHandle;
    }
}
