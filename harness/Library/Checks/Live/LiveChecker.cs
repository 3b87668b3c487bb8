using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Checks;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Checks.Live;

/// <summary>Opens checked pages in a browser and sets beside what was foretold what becomes of their embeds there.</summary>
/// <param name="browsers">They stay the caller's.</param>
/// <param name="checker">What checked the pages.</param>
public sealed class LiveChecker(HarnessBrowsers browsers, PageChecker checker)
{
    private const float OpenTimeoutMs = 30_000;

    // A widget says something soon after it has loaded; one that says nothing is not held to be unheard.
    private const float PatienceMs = 5_000;

    // The n-th of the iframes with this address.
    private const string Find = "([src, n]) => [...document.querySelectorAll('iframe')].filter(frame => frame.src === new URL(src).href)[n] ?? null";

    /// <summary>Looks at one page.</summary>
    /// <param name="source">The page, with its address.</param>
    /// <param name="page">What was found in it.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="PageNotReachedException">The page does not open.</exception>
    public async Task<CheckedPage> ObserveAsync(PageSource source, CheckedPage page, CancellationToken cancellation)
    {
        if (source.Address is not { } address || page.Embeds.Count == 0)
            return page;
        await using var context = await browsers.NewContextAsync(BrowserProfile.Microphone, cancellation);
        await using var ending = cancellation.Register(() => context.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default));
        await context.GrantPermissionsAsync(["microphone"]);
        var tab = await context.NewPageAsync();
        await EmbedObserver.PrepareAsync(tab);
        await OpenAsync(tab, address);

        var embeds = checker.EmbedsIn(source);
        var observed = new List<CheckedEmbed>();
        var findings = page.Findings.ToList();
        for (var index = 0; index < embeds.Count; index++)
        {
            var seen = await LookAsync(tab, embeds, index);
            observed.Add(page.Embeds[index] with { Observed = seen });
            findings.AddRange(PredictionDiffers.Check(observed[index], embeds[index].Place));
        }

        return page with { Embeds = observed, Findings = findings };
    }

    private static async Task OpenAsync(IPage tab, Uri address)
    {
        try
        {
            await tab.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = OpenTimeoutMs });
        }
        catch (Exception refused) when (refused is PlaywrightException or TimeoutException)
        {
            throw new PageNotReachedException($"{address} does not open: {refused.Message.Split('\n')[0]}. Start its server, or correct the address.");
        }
    }

    // What a script takes away, or a frame holds, cannot be looked at: nothing is said of it.
    private static async Task<Prediction> LookAsync(IPage tab, IReadOnlyList<Embed> embeds, int index)
    {
        if (embeds[index] is not { Url: { } url, Outer.Count: 0 })
            return new();
        var before = embeds.Take(index).Count(embed => embed.Url == url && embed.Outer.Count == 0);
        var found = (await tab.EvaluateHandleAsync(Find, new object[] { url.AbsoluteUri, before })).AsElement();
        if (found is null)
            return new();
        await EmbedObserver.AwaitMessageAsync(tab, found, PatienceMs);
        return await EmbedObserver.ObserveAsync(tab, found);
    }
}
