using System.Text.RegularExpressions;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>The page has its bridge's tag where nothing runs it, until a timer puts it in, as a tag manager does.</summary>
internal sealed partial record LateBridge : Fault
{
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Body = Tag().Replace(page.Body, tag => $"<template id=\"late\">{tag.Value}</template>"));
        return Task.CompletedTask;
    }

    /// <summary>Sets the timer, which no policy of the page forbids.</summary>
    /// <param name="By">How long it takes.</param>
    public sealed record Timer(TimeSpan By) : Step
    {
        public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
            context.Page.EvaluateAsync(
                """
                delay => setTimeout(() => {
                    const script = document.createElement('script');
                    const tag = document.querySelector('#late').content.querySelector('script');
                    for (const { name, value } of tag.attributes) script.setAttribute(name, value);
                    document.head.append(script);
                }, delay)
                """,
                By.TotalMilliseconds
            );
    }

    [GeneratedRegex("<script src=\"/bridge/koji-bridge.js\"[^>]*></script>")]
    private static partial Regex Tag();
}
