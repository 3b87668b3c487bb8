using System.Text.Json;

namespace KojiWidgetHarness.Protocol;

/// <summary>Names of the wire's enums for people.</summary>
public static class EnumWords
{
    /// <summary>The name in lower case with spaces between its words: <c>microphone policy</c>.</summary>
    public static string ToWords<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}
