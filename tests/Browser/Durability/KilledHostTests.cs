using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Harness.Events;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Durability;

/// <summary>
/// A host that is killed over and over while events come. More of it: <c>dotnet test --project tests/Browser --filter
/// "FullyQualifiedName~KilledHost" --test-parameter kills=20 --test-parameter events=20000</c>.
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
        var (kills, events) = (Parameter("kills", 3), Parameter("events", 2_000));
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
            await ReadUntilAsync(followed, seen, events * kill / (kills + 1));
            await host.KillAsync();
            await host.StartAgainAsync();
        }

        var told = await Task.WhenAll(pages.Select(page => page.StoredAsync()));
        await ReadUntilAsync(followed, seen, told.Sum());

        var stored = await ReadAfreshAsync(host, told.Sum(), cancellation);
        CollectionAssert.AreEqual(stored.Select(item => item.Id).ToList(), seen.Select(item => item.Id).ToList(), "what the follower saw");
        CollectionAssert.AreEqual(Numbers(1, stored.Count), stored.Select(item => (int)item.Position).ToList(), "positions");
        for (var page = 0; page < count; page++)
            AssertEachOnce(stored.Where(item => item.Session == pages[page].Session).ToList(), told[page], events / count);
        Assert.AreEqual("", string.Join('\n', pages.SelectMany(page => page.Warnings).Where(text => text.Contains("lost", StringComparison.Ordinal))));
        TestContext.WriteLine($"{kills} kills, {stored.Count} events of {count} pages, {watch.Elapsed.TotalSeconds:F0} s");
    }

    private static void AssertEachOnce(List<EventEnvelope> session, int told, int numbers)
    {
        Assert.HasCount(told, session);
        CollectionAssert.AreEqual(Numbers(1, told), session.Select(item => (int)item.Sequence).Order().ToList(), "sequences");
        var posted = session.Where(item => item.Raw?.Text.Contains("\"number\"", StringComparison.Ordinal) == true)
            .Select(item => JsonDocument.Parse(item.Raw!.Text).RootElement.GetProperty("n").GetInt32());
        CollectionAssert.AreEqual(Numbers(0, numbers), posted.Order().ToList(), "numbers that the widget posted");
    }

    private static List<int> Numbers(int first, int count) => [.. Enumerable.Range(first, count)];

    private static async Task ReadUntilAsync(IAsyncEnumerator<IReadOnlyList<EventEnvelope>> followed, List<EventEnvelope> seen, int count)
    {
        while (seen.Count < count && await followed.MoveNextAsync())
            seen.AddRange(followed.Current);
    }

    private static async Task<List<EventEnvelope>> ReadAfreshAsync(UpProcess host, int count, CancellationToken cancellation)
    {
        await using var feed = await FeedConnection.OpenAsync(host.Address, host.ReaderToken, cancellation);
        await using var slices = feed.ReadAfterAsync(0, EventFilter.All, cancellation).GetAsyncEnumerator(cancellation);
        var stored = new List<EventEnvelope>();
        await ReadUntilAsync(slices, stored, count);
        return stored;
    }

    private int Parameter(string name, int otherwise) => TestContext.Properties.TryGetValue(name, out var text)
        ? int.Parse((string)text!, CultureInfo.InvariantCulture)
        : otherwise;
}
