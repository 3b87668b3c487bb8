using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>Does the parts of one scenario while somebody looks on; where nobody does, it just does them.</summary>
internal sealed class FollowedRun(ScenarioFollowing? following, ScenarioAttempt attempt, ScenarioContext context)
{
    private const float PatienceMs = 2_000;
    private const int Quality = 70;

    private readonly IReadOnlyList<ScenarioPart> plan = following?.Plan(attempt.Scenario) ?? [];

    private long LastPosition => context.Events.Of(context.Session).Select(item => item.Position).LastOrDefault();

    /// <summary>Does one part, once the follower has no objection.</summary>
    /// <param name="kind">Which kind of part it is.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <param name="act">Does it.</param>
    /// <param name="pausing">Cancelled when the follower is not waited for any longer.</param>
    public async Task DoAsync(PartKind kind, int index, Func<Task> act, CancellationToken pausing)
    {
        if (following is null)
        {
            await act();
            return;
        }

        var part = Part(kind, index);
        await attempt.PauseAsync(() => following.Follower.BeforeAsync(part, pausing));
        var from = LastPosition;
        await act();
        await ReportAsync(new ScenarioMoment(part) { From = from });
    }

    /// <summary>Says what decided the scenario.</summary>
    /// <param name="seen">The event that did; null where none was to come, and none came.</param>
    public async Task DecidedAsync(EventEnvelope? seen)
    {
        if (following is null)
            return;
        var expected = attempt.Scenario.Expect?.Code;
        await ReportAsync(
            new ScenarioMoment(Part(PartKind.Decision, 0))
            {
                From = seen?.Position - 1 ?? LastPosition,
                Instead = seen is not null && seen.Code != expected ? seen.Code.Value : null,
            }
        );
    }

    private ScenarioPart Part(PartKind kind, int index) => plan.Where(part => part.Kind == kind).ElementAt(index);

    private async Task ReportAsync(ScenarioMoment moment)
    {
        var over = moment with { AfterMs = attempt.ElapsedMs };
        // Somebody follows it, or nothing is reported.
        following!.Follower.After(over.Part.Kind == PartKind.Fault ? over : over with { Picture = await PictureAsync(context.Page) });
    }

    // A page that cannot be pictured goes on without: a picture must not change a verdict.
    private static async Task<byte[]?> PictureAsync(IPage page)
    {
        try
        {
            return await page.ScreenshotAsync(
                new()
                {
                    Type = ScreenshotType.Jpeg,
                    Quality = Quality,
                    Timeout = PatienceMs,
                }
            );
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException)
        {
            return null;
        }
    }
}

/// <summary>Who looks on while scenarios run.</summary>
/// <param name="Follower">Who.</param>
/// <param name="Plan">The parts of a scenario, in words.</param>
public sealed record ScenarioFollowing(IScenarioFollower Follower, Func<Scenario, IReadOnlyList<ScenarioPart>> Plan);
