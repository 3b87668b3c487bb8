using System.Text.Json;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcMetadata : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcMetadata,
            Severity = Severity.Error,
            Summary = "The metadata parameter is a JSON object, URL-encoded.",
            Why = "What is not a JSON object is not kept with the interview.",
            Fix = "Encode it: encodeURIComponent(JSON.stringify({…})).",
            Link = RuleLinks.Json,
            Passing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?metadata=%7B%22plan%22%3A%22pro%22%7D")),
            Failing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?metadata=plan%3Dpro")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        from parameter in embed.Parameters
        where parameter.Name == "metadata" && !IsObject(parameter.Value)
        select new Finding(Info, "metadata is not a JSON object.", embed.Place) { Embed = embed };

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
