namespace KojiWidgetHarness.Checks.Policies;

/// <summary>An origin as permissions policies name it.</summary>
internal static class PolicyOrigin
{
    /// <summary>Null where the text names none: it takes a scheme, and a host with it; a path is left out.</summary>
    /// <param name="text">One entry of a list.</param>
    /// <param name="wildcards">Whether a <c>*</c> may stand for a host, its beginning or its port.</param>
    public static SourceExpression? Parse(string text, bool wildcards) => SourceExpression.Parse(text) switch
    {
        null or { Scheme: null } => null,
        { } origin when !wildcards && (origin.Host.Length == 0 || origin.AnySubdomain || origin.AnyPort) => null,
        { } origin => origin with { Path = "" },
    };
}
