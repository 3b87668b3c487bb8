using System.Globalization;
using CsCheck;
using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>
/// What is predicted of generated embeds, beside what Chromium makes of them: of a hundred, with SCENARIOS=all of 2,400; others with
/// <c>--test-parameter seed=N</c>, more with <c>embeds=N</c>.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class EmbedCorpusTests(TestContext test)
{
    private const string Widget =
        "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>";

    [TestMethod]
    [Timeout(1_800_000, CooperativeCancellation = true)]
    public async Task Prediction_OfGeneratedEmbeds_IsWhatChromiumDoes()
    {
        var (seed, embeds) = (Parameter("seed", 20_261), Parameter("embeds", Ways.All ? 2_400 : 40));
        var pages = Generate(seed, embeds);
        await using var context = await TestBrowser.NewContextWithMicrophoneAsync();
        var page = await context.NewPageAsync();
        await context.GrantPermissionsAsync(["microphone"]);
        await EmbedObserver.PrepareAsync(page);
        var (compared, decided, good, disagreements) = (0, 0, 0, new List<string>());
        foreach (var corpus in pages)
        {
            var predicted = new PageChecker([
                new("https://koji.so:8443"),
                new("https://eu.koji.so"),
                new("http://koji.so"),
                new("https://shop.example"),
            ]).Check(corpus.Source);
            var observed = await ObserveAsync(page, corpus);
            for (var index = 0; index < corpus.Embeds.Count; index++)
            {
                compared++;
                good += observed[index].Microphone == true ? 1 : 0;
                var predicts = predicted.Embeds[index].Predicts;
                decided += new[] { predicts.Loads, predicts.Microphone, predicts.Messages }.Count(value => value is not null);
                foreach (var (what, expected, seen, because) in Pairs(predicted.Embeds[index], observed[index]))
                {
                    if (expected is not null && expected != seen)
                        disagreements.Add($"{what}: predicted {expected} ({because}), seen {seen}: {corpus.Describe(index)}");
                }
            }
        }

        test.WriteLine(
            $"{compared} embeds on {pages.Count} pages, seed {seed}: {decided} of {3 * compared} predicted, {good} with a microphone, {disagreements.Count} disagreements"
        );
        foreach (var disagreement in disagreements)
            test.WriteLine(disagreement);
        Assert.IsEmpty(disagreements, "predictions that differ are listed above");
        Assert.IsGreaterThan(2 * compared, decided);
    }

    private static IEnumerable<(string What, bool? Predicted, bool? Seen, string Because)> Pairs(CheckedEmbed embed, Prediction seen) =>
        [
            ("loads", embed.Predicts.Loads, seen.Loads, embed.Because.Loads),
            ("microphone", embed.Predicts.Microphone, seen.Microphone, embed.Because.Microphone),
            ("messages", embed.Predicts.Messages, seen.Messages ?? false, embed.Because.Messages),
        ];

    private static List<CorpusPage> Generate(int seed, int embeds)
    {
        var random = new PCG(1, (ulong)seed);
        var pages = new List<CorpusPage>();
        while (pages.Sum(page => page.Embeds.Count) < embeds)
            pages.Add(CorpusGenerator.Page.Generate(random, null, out _));
        return pages;
    }

    private static async Task<List<Prediction>> ObserveAsync(IPage page, CorpusPage corpus)
    {
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Widget }));
        await page.RouteAsync(corpus.Address.AbsoluteUri, route => route.FulfillAsync(
                new()
                {
                    ContentType = "text/html",
                    Body = corpus.Html,
                    Headers = corpus
                        .Headers.GroupBy(header => header.Name)
                        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value))),
                }
            ));
        await page.GotoAsync(corpus.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        var observed = new List<Prediction>();
        for (var index = 0; index < corpus.Embeds.Count; index++)
        {
            var iframe = await page.QuerySelectorAsync($"#f{index}");
            observed.Add(await EmbedObserver.ObserveAsync(page, iframe!));
        }

        return observed;
    }

    private int Parameter(string name, int otherwise) =>
        test.Properties.TryGetValue(name, out var text) ? int.Parse((string)text!, CultureInfo.InvariantCulture) : otherwise;
}
