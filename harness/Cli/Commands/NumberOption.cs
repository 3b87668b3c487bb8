using System.CommandLine;
using System.Globalization;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>An option that takes a number or is left out. The parser's own words would name a type of this program.</summary>
internal static class NumberOption
{
    public static Option<int?> Whole(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return number;
            result.AddError($"{name} takes a whole number, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    public static Option<double?> Any(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
            result.AddError($"{name} takes a number, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
