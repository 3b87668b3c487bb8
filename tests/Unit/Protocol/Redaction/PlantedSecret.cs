namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

/// <summary>A secret in a text.</summary>
/// <param name="Family">What it is.</param>
/// <param name="Value">The secret, as it is written in the text.</param>
/// <param name="Pattern">The text, with <c>{}</c> where the secret is.</param>
internal sealed record PlantedSecret(string Family, string Value, string Pattern)
{
    /// <summary>The text.</summary>
    public string Text => Pattern.Replace("{}", Value, StringComparison.Ordinal);
}
