using System.Globalization;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Grading;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Grading;

/// <summary>Pauses as clients make them, and what is said of them.</summary>
[TestClass]
public sealed class BackoffGraderTests
{
    [TestMethod]
    [DataRow("0.5 1 2 4|0.5 1 2 4|0.5 1 2 4", "Its pauses are the same each time.")]
    [DataRow("0.5 0.5 0.5 0.5|0.51 0.5 0.9 0.5|0.5 0.5 0.5 0.52", "Its pauses do not grow. Its pauses are the same each time.")]
    [DataRow("0.3 0.5 0.4 0.6|0.7 0.4 0.3 0.5|0.5 0.6 0.7 0.4", "Its pauses do not grow.")]
    [DataRow("0.4 1.1 1.7|0.6 0.8 2.4|0.3 1.3 2", "")]
    [DataRow("|0.5 1 2|0.5 1 2", "It gave up on a 503.")]
    [DataRow("0.5|0.5 1 2|0.5 1 2", "It gave up on a 503 too soon.")]
    public void Pauses_OfThreeRuns_AreGraded(string runs, string expected) =>
        Assert.AreEqual(
            expected,
            Judge(
                runs.Split('|')
                    .Select(run =>
                        run.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(pause => double.Parse(pause, CultureInfo.InvariantCulture))
                    )
            )
        );

    [TestMethod]
    [DataRow(0.2, 0.5)]
    [DataRow(0.4, 0.5)]
    [DataRow(0.5, 0.25)]
    public void Pauses_ThatGrowWithJitter_AreSeldomTakenForAnythingElse(double first, double jitter)
    {
        var random = new Random(20);
        var found = Enumerable
            .Range(0, 2000)
            .Count(_ => Judge(Runs(attempt => (first * Math.Pow(2, attempt) * Around(random, jitter)) + Delay(random))).Length > 0);

        Assert.IsLessThan(20, found);
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(3)]
    public void Pauses_ThatAreFixed_AreSeenToBeTheSame(double pause)
    {
        var random = new Random(20);
        var found = Enumerable
            .Range(0, 1000)
            .Count(_ => Judge(Runs(_ => pause + (0.04 * pause * random.NextDouble()))).Contains("the same", StringComparison.Ordinal));

        Assert.AreEqual(1000, found);
    }

    [TestMethod]
    public void Pauses_ThatOnlyVary_AreMostlySeenNotToGrow()
    {
        var random = new Random(20);
        var found = Enumerable
            .Range(0, 1000)
            .Count(_ => Judge(Runs(_ => 0.5 * (0.75 + (0.5 * random.NextDouble())))).Contains("do not grow", StringComparison.Ordinal));

        Assert.IsGreaterThan(950, found);
    }

    private static double Around(Random random, double share) => 1 - share + (2 * share * random.NextDouble());

    // What a busy machine adds: mostly little, at times a lot.
    private static double Delay(Random random) => Math.Pow(random.NextDouble(), 4) * 0.3;

    private static IEnumerable<IEnumerable<double>> Runs(Func<int, double> pause) =>
        [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 4).Select(pause).ToList())];

    private static string Judge(IEnumerable<IEnumerable<double>> runs) =>
        string.Join(' ', BackoffGrader.Judge([.. runs.Select(Run)]).Findings.Select(finding => finding.Summary));

    private static ClientRun Run(IEnumerable<double> pauses)
    {
        var sent = DateTimeOffset.UnixEpoch;
        var calls = new List<ClientCall> { Start(sent, 503) };
        foreach (var pause in pauses)
            calls.Add(Start(sent += TimeSpan.FromSeconds(pause), 503));
        return new()
        {
            Calls = calls,
            ExitCode = 0,
            Output = "",
            ApiKey = "key",
        };
    }

    private static ClientCall Start(DateTimeOffset sent, int status) =>
        new(
            new TrafficRecord
            {
                Position = 1,
                StartedAt = sent,
                WallClock = sent,
                DurationMs = 0,
                Method = "POST",
                Path = $"{SimulatorRoutes.Interviews}/start",
                Protocol = "HTTP/1.1",
                Scheme = "http",
                RequestHeaders = [],
                ResponseHeaders = [],
                Status = status,
                Outcome = TrafficOutcome.Answered,
            }
        );
}
