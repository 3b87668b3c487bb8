namespace KojiWidgetHarness.Checks.Policies;

/// <summary>What a structured item is, as far as policies need to know.</summary>
internal enum StructuredKind
{
    Token,
    String,
    Other,
}

/// <summary>One item of a structured field, without its parameters (RFC 8941, 3.3).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its value as text.</param>
internal readonly record struct StructuredItem(StructuredKind Kind, string Text);
