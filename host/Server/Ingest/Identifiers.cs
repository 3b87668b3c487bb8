using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>What runs and sessions may be called.</summary>
internal static partial class Identifiers
{
    /// <summary>The rule, for people.</summary>
    public const string Rule = "Run and session are 1 to 64 letters, digits, '-', '_' or '.', and no key or token.";

    // They are in every address and every line about an event: a secret among them is refused, not marked.
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is not null && Pattern().IsMatch(text) && ReferenceEquals(Redactor.Redact(text), text);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Pattern();
}
