namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>This product beside its peers, each comparison in one run, and one table of ratios.</summary>
internal static class PeersBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(int events)
    {
        Console.WriteLine($"medians of {Rounds} rounds, {Environment.ProcessorCount} processors");
        Console.WriteLine(PeerRow.Heading);
        Write(await RelayPeers.RunAsync(events, Rounds));
        Write([await StartBenchmark.CompareAsync(requests: 10_000, Rounds)]);
        Write(await CheckBenchmark.CompareAsync(pages: 500, Rounds));
    }

    private static void Write(IEnumerable<PeerRow> rows)
    {
        foreach (var row in rows)
            Console.WriteLine(row);
    }
}
