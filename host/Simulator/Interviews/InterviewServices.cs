using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Interviews;

internal static class InterviewServices
{
    public static void AddInterviews(this IServiceCollection services) =>
        services
            .AddSingleton<WellKnownInterviews>()
            .AddSingleton<InterviewStore>()
            .AddSingleton<InterviewStart>()
            .AddSingleton<Completion>();
}
