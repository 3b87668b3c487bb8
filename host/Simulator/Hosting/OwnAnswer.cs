using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Hosting;

/// <summary>Marks an answer as ours rather than Koji's, on a path of which that was not known before: it is not recorded.</summary>
internal sealed class OwnAnswer
{
    private static readonly OwnAnswer Mark = new();

    private OwnAnswer() { }

    /// <summary>Marks it.</summary>
    public static void Give(HttpContext context) => context.Features.Set(Mark);

    /// <summary>Whether the answer is marked.</summary>
    public static bool IsGiven(HttpContext context) => context.Features.Get<OwnAnswer>() is not null;
}
