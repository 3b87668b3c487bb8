using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.Durability;

/// <summary>
/// A host that is killed while events come: once, with SCENARIOS=all twenty times; as often as you like with
/// <c>--test-parameter kills=N --test-parameter events=N</c>.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class KilledHostTests
{
    private const string Run = "killed";
    private const int EventsPerPage = 2_500;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [Timeout(900_000, CooperativeCancellation = true)]
    public async Task Host_KilledWhileEventsCome_KeepsEachThatItTookExactlyOnce()
    {
        var (kills, events) = (Parameter("kills", Ways.All ? 20 : 1), Parameter("events", Ways.All ? 20_000 : 1_000));
        var cancellation = TestContext.CancellationToken;
        var watch = Stopwatch.StartNew();
        await using var host = await UpProcess.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        await using var follower = await FeedConnection.OpenAsync(host.Address, host.ReaderToken, cancellation);
        await using var followed = follower.ReadAfterAsync(0, EventFilter.All, cancellation).GetAsyncEnumerator(cancellation);

        var count = Math.Max(2, events / EventsPerPage);
        var pages = new List<StreamingPage>();
        for (var number = 1; number <= count; number++)
            pages.Add(await StreamingPage.OpenAsync(context, host, Run, $"page-{number}", events / count));

        var seen = new List<EventEnvelope>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await ReadUntilAsync(followed, seen, () => seen.Count >= events * kill / (kills + 1));
            await host.KillAsync();
            await host.StartAgainAsync();
        }

        var acknowledged = (
            await Task.WhenAll(pages.Select(async page => (page.Session, Stored: await page.StoredAsync())))
        ).ToDictionary();
        await ReadUntilAsync(followed, seen, () => HasAll(seen, acknowledged));

        var stored = await ReadAfreshAsync(host, acknowledged, cancellation);
        // A page may have said something more since, so that one read has more than the other.
        var both = Math.Min(stored.Count, seen.Count);
        CollectionAssert.AreEqual(
            stored.Take(both).Select(item => item.Id).ToList(),
            seen.Take(both).Select(item => item.Id).ToList(),
            "what the follower saw"
        );
        CollectionAssert.AreEqual(Numbers(1, stored.Count), stored.Select(item => (int)item.Position).ToList(), "positions");
        foreach (var (session, least) in acknowledged)
            AssertEachOnce(stored.Where(item => IsOf(session, item)).ToList(), least, events / count);
        Assert.AreEqual(
            "",
            string.Join('\n', pages.SelectMany(page => page.Warnings).Where(text => text.Contains("lost", StringComparison.Ordinal)))
        );
        TestContext.WriteLine($"{kills} kills, {stored.Count} events of {count} pages, {watch.Elapsed.TotalSeconds:F0} s");
    }

    private static void AssertEachOnce(List<EventEnvelope> session, int acknowledged, int numbers)
    {
        Assert.IsGreaterThanOrEqualTo(acknowledged, session.Count);
        CollectionAssert.AreEqual(Numbers(1, session.Count), session.Select(item => (int)item.Sequence).Order().ToList(), "sequences");
        var posted = session
            .Where(item => item.Raw?.Text.Contains("\"number\"", StringComparison.Ordinal) == true)
            .Select(item => JsonDocument.Parse(item.Raw!.Text).RootElement.GetProperty("n").GetInt32());
        CollectionAssert.AreEqual(Numbers(0, numbers), posted.Order().ToList(), "numbers that the widget posted");
    }

    private static List<int> Numbers(int first, int count) => [.. Enumerable.Range(first, count)];

    private static bool HasAll(List<EventEnvelope> read, Dictionary<string, int> acknowledged) =>
        acknowledged.All(page => read.Count(item => IsOf(page.Key, item)) >= page.Value);

    // What the simulator saw of the page's calls comes from another source, with numbers of its own.
    private static bool IsOf(string session, EventEnvelope item) => item.Session == session && item.Source != EventSource.Api;

    private static async Task ReadUntilAsync(
        IAsyncEnumerator<IReadOnlyList<EventEnvelope>> followed,
        List<EventEnvelope> seen,
        Func<bool> enough
    )
    {
        while (!enough() && await followed.MoveNextAsync())
            seen.AddRange(followed.Current);
    }

    private static async Task<List<EventEnvelope>> ReadAfreshAsync(
        UpProcess host,
        Dictionary<string, int> acknowledged,
        CancellationToken cancellation
    )
    {
        await using var feed = await FeedConnection.OpenAsync(host.Address, host.ReaderToken, cancellation);
        await using var slices = feed.ReadAfterAsync(0, EventFilter.All, cancellation).GetAsyncEnumerator(cancellation);
        var stored = new List<EventEnvelope>();
        await ReadUntilAsync(slices, stored, () => HasAll(stored, acknowledged));
        return stored;
    }

    private int Parameter(string name, int otherwise) =>
        TestContext.Properties.TryGetValue(name, out var text) ? int.Parse((string)text!, CultureInfo.InvariantCulture) : otherwise;
}
