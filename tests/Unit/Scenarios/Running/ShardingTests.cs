using CsCheck;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Running;

[TestClass]
public sealed class ShardingTests
{
    private static readonly Gen<Dictionary<string, long>> Times = Gen.Dictionary(
        Gen.Char['a', 'z'].Array[1, 4].Select(letters => new string(letters)),
        Gen.Long[1, 20_000]
    )[0, 40];

    [TestMethod]
    public void Parts_OfAnySelection_AreTheSelectionTogether() =>
        Gen.Select(Times, Gen.Int[1, 8])
            .Sample(
                (times, of) =>
                {
                    var selection = times.Keys.Select(Named).ToList();
                    using var book = new BookFile(times.Where((_, index) => index % 3 != 0));

                    var parts = Enumerable
                        .Range(1, of)
                        .Select(number => Sharding.Take(selection, new RunShard(number, of), book.Open()))
                        .ToList();

                    CollectionAssert.AreEquivalent(selection, parts.SelectMany(part => part).ToList());
                    foreach (var part in parts)
                        CollectionAssert.AreEqual(
                            selection.Where(part.Contains).ToList(),
                            part.ToList(),
                            "a part keeps the selection's order"
                        );
                }
            );

    [TestMethod]
    public void Part_WhenTheSelectionIsNamedInAnotherOrder_StaysTheSame() =>
        Times.Sample(times =>
        {
            var selection = times.Keys.Select(Named).ToList();
            using var book = new BookFile(times);

            var part = Sharding.Take(selection, new RunShard(1, 3), book.Open());

            CollectionAssert.AreEquivalent(
                part.ToList(),
                Sharding.Take([.. Enumerable.Reverse(selection)], new RunShard(1, 3), book.Open()).ToList()
            );
        });

    // Whatever comes last to the longest part came to the one that had least, so no part has more than an equal share and one scenario.
    [TestMethod]
    public void Parts_ByRecordedDurations_AreBalanced() =>
        Times.Sample(times =>
        {
            var selection = times.Keys.Select(Named).ToList();
            using var book = new BookFile(times);

            var loads = Enumerable
                .Range(1, 3)
                .Select(number => Sharding.Take(selection, new RunShard(number, 3), book.Open()).Sum(scenario => times[scenario.Name]));

            Assert.IsLessThanOrEqualTo(times.Values.Sum() / 3.0 + times.Values.DefaultIfEmpty().Max(), (double)loads.Max());
        });

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{\"a\": \"long\"}")]
    [DataRow("seconds")]
    public void Book_ThatIsNotOne_SaysSoInOneLine(string text)
    {
        using var file = new BookFile(text);

        var problem = Assert.ThrowsExactly<InvalidDataException>(() => file.Open());

        StringAssert.Contains(problem.Message, "record them again with --update-durations");
    }

    [TestMethod]
    public async Task Book_Updated_KeepsWhatOthersRecordedAndTakesOnlyWhatPassed()
    {
        using var file = new BookFile([new("elsewhere", 700), new("here", 100)]);

        await file.Open().UpdateAsync([Result("here", 300, Verdict.Pass), Result("broken", 20_000, Verdict.Fail)]);

        var book = file.Open();
        Assert.AreEqual((700L, 300L, 700L), (book.Of("elsewhere"), book.Of("here"), book.Of("broken")));
    }

    private static Scenario Named(string name) => new(name) { Purpose = name };

    private static ScenarioResult Result(string name, long durationMs, Verdict verdict) =>
        new()
        {
            Name = name,
            Purpose = name,
            Session = name,
            StartedAt = DateTimeOffset.UnixEpoch,
            Verdict = verdict,
            DurationMs = durationMs,
            Checks = [],
            Diagnosis = [],
            Events = [],
        };
}
