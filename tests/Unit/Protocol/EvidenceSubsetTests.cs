using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>
/// What was observed around each failure of the catalogue, with facts taken away, made unknown or contradicted: no false cause may come of
/// it. The evidence was recorded by the command that the first line of the resource names.
/// </summary>
[TestClass]
public sealed class EvidenceSubsetTests
{
    private static readonly int Subsets = Generated.Count(60_000);

    private static readonly List<Recorded> All = Recorded.Read();

    // All values that any cause looks for, and one that none does.
    private static readonly ILookup<Fact, string> Values = CauseCatalog
        .All.SelectMany(cause => cause.Proof.Concat(cause.Hints).Concat(cause.OtherHints))
        .Select(sign => (sign.Fact, sign.Value))
        .Distinct()
        .Concat(Enum.GetValues<Fact>().Select(fact => (Fact: fact, Value: "something else")))
        .ToLookup(item => item.Fact, item => item.Value);

    [TestMethod]
    public void Record_HoldsEveryCauseOfTheCatalogue() =>
        Assert.AreEqual(
            "",
            string.Join(' ', CauseCatalog.All.Select(cause => cause.Id).Except(All.Select(item => item.Cause))),
            "Causes that RecordedEvidence.txt has no run of; its first line is the command."
        );

    [TestMethod]
    public void Evidence_AsItWasRecorded_ProvesTheCause()
    {
        foreach (var recorded in All)
            CollectionAssert.AreEqual(new[] { (recorded.Cause, Confidence.Proven) }, Named(recorded, recorded.Evidence), recorded.Scenario);
    }

    [TestMethod]
    public void Evidence_WithFactsTakenAwayOrUnknown_NamesNoFalseCause()
    {
        var random = new Random(20261127);
        for (var n = 0; n < Subsets; n++)
        {
            var recorded = All[n % All.Count];
            var kept = random.NextDouble();
            var subset = recorded
                .Evidence.Select(item =>
                    random.NextDouble() < kept ? item
                    : random.Next(2) == 0 ? item with { Value = FactValues.NotObserved }
                    : null
                )
                .OfType<Evidence>()
                .ToList();

            var named = Named(recorded, subset);

            if (named.Count > 0 && !named.Any(found => found.Cause == recorded.Cause))
                Assert.Fail($"{recorded.Scenario}: {Text(named)} of {Text(subset)}");
        }
    }

    [TestMethod]
    public void Evidence_WithAContradiction_ProvesNothing()
    {
        foreach (var recorded in All)
        {
            var cause = CauseCatalog.Find(recorded.Cause)!;
            foreach (var sign in cause.Proof)
            {
                foreach (var other in Values[sign.Fact].Where(value => value != sign.Value && value != sign.Or))
                {
                    var contradiction = new Evidence
                    {
                        Fact = sign.Fact,
                        Value = other,
                        Place = EvidencePlace.BrowserProtocol,
                    };

                    Assert.IsFalse(
                        Named(recorded, [.. recorded.Evidence, contradiction]).Any(found => found.Confidence == Confidence.Proven),
                        $"{recorded.Scenario} with {sign.Fact} {other}"
                    );
                }
            }
        }
    }

    private static List<(CauseId Cause, Confidence Confidence)> Named(Recorded recorded, IReadOnlyList<Evidence> evidence) =>
        [.. Diagnostician.Diagnose(recorded.Code, evidence).Select(found => (found.Cause, found.Confidence))];

    private static string Text(List<(CauseId Cause, Confidence Confidence)> named) =>
        string.Join(", ", named.Select(found => $"{found.Cause} {found.Confidence}"));

    private static string Text(List<Evidence> evidence) =>
        string.Join("; ", evidence.Select(item => $"{item.Place} {item.Fact} {item.Value}"));

    /// <summary>A failure of the catalogue with everything that was observed around it.</summary>
    private sealed record Recorded(string Scenario, EventCode Code, CauseId Cause, IReadOnlyList<Evidence> Evidence)
    {
        // A line of names begins a scenario; each line below it is a place, a fact and its value.
        public static List<Recorded> Read()
        {
            var all = new List<Recorded>();
            foreach (
                var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Protocol", "RecordedEvidence.txt"))
                    .Where(line => line.Length > 0 && line[0] != '#')
            )
            {
                var words = line.Trim().Split(' ', 3);
                if (line[0] == ' ')
                    ((List<Evidence>)all[^1].Evidence).Add(
                        new()
                        {
                            Place = Name<EvidencePlace>(words[0]),
                            Fact = Name<Fact>(words[1]),
                            Value = words[2],
                        }
                    );
                else
                    all.Add(new(words[0], new(words[1]), new(words[2]), new List<Evidence>()));
            }

            return all;
        }

        private static T Name<T>(string word) => JsonSerializer.Deserialize<T>($"\"{word}\"", ProtocolJson.Default.Options)!; // Not null: an enum.
    }
}
