using KojiWidgetHarness.Tests.Clients.Good;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

// A client as one would wish it: retries with Retry-After, growing pauses and jitter; slows down before the limit; leaves refusals alone;
// takes "already completed" for done; starts anew when the session is over; and logs status and body of every error.
var services = new ServiceCollection();
services.AddTransient<PacingHandler>();
services.AddTransient<ErrorLog>();
services
    .AddHttpClient<KojiApi>(http => http.BaseAddress = new Uri(Variable("KOJI_BASE_URL")))
    .AddHttpMessageHandler<PacingHandler>()
    .AddHttpMessageHandler<ErrorLog>()
    .AddResilienceHandler("koji", pipeline => pipeline.AddRetry(
            new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 4,
                Delay = TimeSpan.FromMilliseconds(400),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
            }
        ));
await using var provider = services.BuildServiceProvider();

var api = provider.GetRequiredService<KojiApi>();
return await api.InterviewAsync(Variable("KOJI_API_KEY"), Variable("KOJI_PROJECT_ID")) ? 0 : 1;

static string Variable(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
