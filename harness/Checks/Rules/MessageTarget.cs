using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class MessageTarget : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.MessageTarget,
            Severity = Severity.Warning,
            Summary = "A message is posted to one origin, not to \"*\".",
            Why = "Whatever is in the frame by then can read it, also a page that it was led to.",
            Fix = "Where it is meant for the widget, name its origin: postMessage(message, \"https://koji.so\").",
            Link = RuleLinks.Messages,
            Passing = Examples.Page($"{Examples.Tag()}<script>frames[0].postMessage(\"hello\", \"https://koji.so\");</script>"),
            Failing = Examples.Page($"{Examples.Tag()}<script>frames[0].postMessage(\"hello\", \"*\");</script>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from script in page.Scripts
        from place in ScriptMessages.PostedToAnybody(script)
        select new Finding(Info, "This message is posted to whatever origin is there.", place);
}
