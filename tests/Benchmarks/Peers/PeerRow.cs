using System.Globalization;

namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>One comparison, measured in turns in one run: the medians of ours and of a peer's, and what they are to each other.</summary>
internal sealed record PeerRow(string What, string Peer, string Unit)
{
    public List<double> Ours { get; } = [];

    public List<double> Theirs { get; } = [];

    /// <summary>Further figures of the same runs.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why there are no figures; null when there are.</summary>
    public string? NotRun { get; set; }

    public static string Heading { get; } = $"{"", -34} {"peer", -22} {"ours", 10} {"peer's", 10} {"ratio", 6}";

    public override string ToString() =>
        NotRun is { } reason
            ? $"{What, -34} {Peer, -22} not run: {reason.ReplaceLineEndings(" ")}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{What, -34} {Peer, -22} {Figure(Ours), 10} {Figure(Theirs), 10} {Median(Ours) / Median(Theirs), 6:0.00}  {Unit}{(Note.Length > 0 ? $"; {Note}" : "")}"
            );

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Figure(List<double> values) =>
        Median(values) is var median && median < 100
            ? median.ToString("0.00", CultureInfo.InvariantCulture)
            : median.ToString("N0", CultureInfo.InvariantCulture);
}
