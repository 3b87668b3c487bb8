using System.Text.Json;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>What came back: status, body, and the body as JSON.</summary>
internal sealed record ApiReply(int Status, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);
}
