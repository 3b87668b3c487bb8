using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client comes back after a failure that passes, and how (seed: internal_error, service_unavailable).</summary>
internal static class BackoffGrader
{
    // Fewer do not show how they grow.
    private const int FewestPauses = 2;

    // Exponential pauses grow fourfold from the first to the third; a jittered few of them may show less, but hardly in both ways.
    private const double Growth = 1.2;
    private const double Reach = 2;

    // Two pauses that differ by less, or by less than this share, are the same one, measured twice.
    private const double SameSeconds = 0.02;
    private const double SameShare = 0.08;

    public static Grade Judge(IReadOnlyList<ClientRun> runs)
    {
        var pauses = runs.Select(Pauses).ToList();
        if (runs.Any(run => run.Of(CallKind.Start).Count == 0))
            return Grade.Unreached("The client started no interview.");
        if (pauses.FirstOrDefault(run => run.Count < FewestPauses) is { } few)
        {
            return Grade.Bad(
                few.Count == 0 ? "It gave up on a 503." : "It gave up on a 503 too soon.",
                "Try again a few times, with pauses that grow: a 503 passes.",
                $"It called {few.Count + 1} times in all."
            );
        }

        var grade = Grade.Good;
        var evidence = pauses
            .Select((run, index) => $"Run {index + 1}: pauses of {string.Join(", ", run.Select(TimeText.Rounded))}.")
            .ToList();
        if (!Grow(pauses))
            grade = grade.And(Grade.Bad("Its pauses do not grow.", "Double the pause after each failure: 1 s, 2 s, 4 s …", evidence));
        if (AreSame(pauses))
            grade = grade.And(
                Grade.Bad(
                    "Its pauses are the same each time.",
                    "Add jitter: a random part of the pause, so that many clients do not come back at once.",
                    evidence
                )
            );
        return grade;
    }

    private static List<TimeSpan> Pauses(ClientRun run)
    {
        var starts = run.Of(CallKind.Start);
        return
        [
            .. starts
                .Zip(starts.Skip(1))
                .TakeWhile(pair => pair.First.Status == 503)
                .Select(pair => pair.Second.SentAt - pair.First.AnsweredAt),
        ];
    }

    private static bool Grow(List<List<TimeSpan>> runs)
    {
        var first = runs.Average(run => run[0].TotalSeconds);
        var longest = runs.Select(run => run.Max(pause => pause.TotalSeconds)).Order().ToList();
        return runs.Average(run => run[^1].TotalSeconds) >= Growth * first || longest[longest.Count / 2] >= Reach * first;
    }

    // By two thirds of all comparisons: a busy machine makes one or the other pause longer, and some of the random ones come out alike.
    private static bool AreSame(List<List<TimeSpan>> runs)
    {
        var same = (
            from one in runs
            from other in runs
            where !ReferenceEquals(one, other)
            from pair in one.Zip(other)
            let apart = (pair.First - pair.Second).Duration().TotalSeconds
            select apart < Math.Max(SameSeconds, SameShare * pair.First.TotalSeconds)
        ).ToList();
        return 3 * same.Count(fits => fits) >= 2 * same.Count;
    }
}
