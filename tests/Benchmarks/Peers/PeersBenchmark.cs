namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>This product beside its peers, each comparison in one run, and one table of ratios.</summary>
internal static class PeersBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(int events)
    {
        var rows = new List<PeerRow>();
        rows.AddRange(await RelayPeers.RunAsync(events, Rounds));
        rows.Add(await StartBenchmark.CompareAsync(requests: 10_000, Rounds));
        rows.AddRange(await CheckBenchmark.CompareAsync(pages: 500, Rounds));
        Console.WriteLine($"medians of {Rounds} rounds, {Environment.ProcessorCount} processors");
        Console.WriteLine(PeerRow.Heading);
        foreach (var row in rows)
            Console.WriteLine(row);
    }
}
