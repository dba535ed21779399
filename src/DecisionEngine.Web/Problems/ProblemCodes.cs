using System.Collections.Immutable;

namespace DecisionEngine.Web.Problems;

/// <summary>What can go wrong around every request. What can go wrong with a case is declared beside its controllers.</summary>
public static class ProblemCodes
{
    /// <summary>The request is malformed.</summary>
    public static readonly ProblemCode Malformed = new("request.malformed", 400, "Anmodningen kan ikke læses.", "The request cannot be read.");

    /// <summary>The body is no JSON, or is nested too deep.</summary>
    public static readonly ProblemCode NotJson = new("request.json", 400, "Indholdet kan ikke læses som JSON, eller det er indlejret for dybt.", "The body cannot be read as JSON, or it is nested too deep.");

    /// <summary>Fields are missing or wrong; the errors name them.</summary>
    public static readonly ProblemCode Invalid = new("request.invalid", 400, "Der er fejl i anmodningen.", "There are errors in the request.");

    /// <summary>A field cannot be read.</summary>
    public static readonly ProblemCode FieldInvalid = new("field.invalid", 400, "Feltet kan ikke læses.", "The field cannot be read.");

    /// <summary>A field is missing.</summary>
    public static readonly ProblemCode FieldRequired = new("field.required", 400, "Feltet mangler.", "The field is missing.");

    /// <summary>The address holds what looks like a civil registration number.</summary>
    public static readonly ProblemCode PersonNumber = new("url.person-number", 400, "Adressen indeholder noget, der ligner et CPR-nummer. Send det aldrig i en adresse.", "The address holds what looks like a civil registration number. Never send it in an address.");

    /// <summary>The host is not called that.</summary>
    public static readonly ProblemCode Host = new("host.unknown", 400, "Værtsnavnet er ukendt her.", "The host name is unknown here.");

    /// <summary>The form or script did not prove that it is ours.</summary>
    public static readonly ProblemCode Antiforgery = new("antiforgery.invalid", 400, "Siden er for gammel eller kommer et andet sted fra. Hent den igen, og prøv igen.", "The page is too old or comes from elsewhere. Load it again, and try again.");

    /// <summary>Nobody is signed in, or the token does not hold.</summary>
    public static readonly ProblemCode NotSignedIn = new("signin.required", 401, "Du skal logge ind.", "You must sign in.");

    /// <summary>Signing in went wrong.</summary>
    public static readonly ProblemCode SignInFailed = new("signin.failed", 400, "Du blev ikke logget ind. Prøv igen.", "You were not signed in. Try again.");

    /// <summary>The provider does not answer.</summary>
    public static readonly ProblemCode SignInUnavailable = new("signin.unavailable", 503, "Man kan ikke logge ind lige nu. Prøv igen om lidt, eller ring til os.", "One cannot sign in at the moment. Try again in a while, or call us.");

    /// <summary>The provider did not say who it is.</summary>
    public static readonly ProblemCode NoIdentifier = new("signin.no-identifier", 403, "Vi fik ikke at vide, hvem du er.", "We were not told who you are.");

    /// <summary>The provider was not sure enough who it is.</summary>
    public static readonly ProblemCode Assurance = new("signin.assurance", 403, "Du skal logge ind på en sikrere måde.", "You must sign in in a more secure way.");

    /// <summary>The account has no role here, or several that exclude each other.</summary>
    public static readonly ProblemCode NoRole = new("signin.no-role", 403, "Din konto har ikke præcis én rolle her.", "Your account does not have exactly one role here.");

    /// <summary>The role does not allow it.</summary>
    public static readonly ProblemCode Forbidden = new("access.denied", 403, "Det har du ikke adgang til.", "You do not have access to this.");

    /// <summary>There is nothing there, or nothing that may be known of.</summary>
    public static readonly ProblemCode NotFound = new("not-found", 404, "Det findes ikke her.", "It is not to be found here.");

    /// <summary>The method is not allowed there.</summary>
    public static readonly ProblemCode Method = new("request.method", 405, "Det kan man ikke gøre her.", "That cannot be done here.");

    /// <summary>Nothing the client accepts can be sent.</summary>
    public static readonly ProblemCode NotAcceptable = new("request.accept", 406, "Svaret findes ikke i det format, der bedes om.", "The answer is not to be had in the format asked for.");

    /// <summary>The request took too long to come.</summary>
    public static readonly ProblemCode Slow = new("request.slow", 408, "Anmodningen var for længe om at komme.", "The request took too long to come.");

    /// <summary>Somebody else changed it first.</summary>
    public static readonly ProblemCode VersionConflict = new("version.conflict", 412, "En anden har ændret det i mellemtiden.", "Somebody else has changed it in the meantime.");

    /// <summary>The body is too long.</summary>
    public static readonly ProblemCode TooLarge = new("request.too-large", 413, "Indholdet fylder for meget.", "The body is too long.");

    /// <summary>The media type is not understood.</summary>
    public static readonly ProblemCode MediaType = new("request.media-type", 415, "Formatet forstås ikke her.", "The media type is not understood here.");

    /// <summary>The same idempotency key came with another request.</summary>
    public static readonly ProblemCode KeyReused = new("idempotency.reused", 422, "Nøglen er brugt til en anden anmodning.", "The key was used for another request.");

    /// <summary>The idempotency key is missing or malformed.</summary>
    public static readonly ProblemCode KeyInvalid = new("idempotency.key", 400, "Headeren Idempotency-Key mangler eller er ikke 8-128 bogstaver, tal, _ eller -.", "The header Idempotency-Key is missing or is not 8-128 letters, digits, _ or -.");

    /// <summary>The version the change was made from is missing.</summary>
    public static readonly ProblemCode VersionRequired = new("version.required", 428, "Headeren If-Match mangler: hvilken version er ændringen lavet ud fra?", "The header If-Match is missing: which version was the change made from?");

    /// <summary>The version is not one.</summary>
    public static readonly ProblemCode VersionInvalid = new("version.invalid", 400, "Headeren If-Match skal være ét tal i anførselstegn.", "The header If-Match must be one number in quotation marks.");

    /// <summary>Too many requests.</summary>
    public static readonly ProblemCode Rate = new("rate.exceeded", 429, "Der kom for mange anmodninger. Vent lidt.", "There were too many requests. Wait a little.");

    /// <summary>The headers are too long.</summary>
    public static readonly ProblemCode Headers = new("request.headers", 431, "Headerne fylder for meget.", "The headers are too long.");

    /// <summary>Something failed that should not.</summary>
    public static readonly ProblemCode Fault = new("server.fault", 500, "Noget gik galt hos os. Oplys traceId, hvis du skriver til os.", "Something went wrong on our side. Quote traceId if you write to us.");

    /// <summary>The host is not ready.</summary>
    public static readonly ProblemCode NotReady = new("server.not-ready", 503, "Systemet er ikke klar. Prøv igen om lidt.", "The system is not ready. Try again in a while.");

    /// <summary>The answer took too long.</summary>
    public static readonly ProblemCode Timeout = new("server.timeout", 504, "Svaret var for længe om at komme.", "The answer took too long.");

    /// <summary>All of these.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
    [
        Malformed, NotJson, Invalid, FieldInvalid, FieldRequired, PersonNumber, Host, Antiforgery, NotSignedIn, SignInFailed, SignInUnavailable, NoIdentifier, Assurance, NoRole,
        Forbidden, NotFound, Method, NotAcceptable, Slow, VersionConflict, TooLarge, MediaType, KeyReused, KeyInvalid, VersionRequired, VersionInvalid,
        Rate, Headers, Fault, NotReady, Timeout,
    ];

    /// <summary>The code of a bare status.</summary>
    /// <param name="status">The status, 400 or above.</param>
    internal static ProblemCode Of(int status) => status switch
    {
        401 => NotSignedIn,
        403 => Forbidden,
        404 => NotFound,
        405 => Method,
        406 => NotAcceptable,
        408 => Slow,
        412 => VersionConflict,
        413 => TooLarge,
        415 => MediaType,
        429 => Rate,
        431 => Headers,
        503 => NotReady,
        504 => Timeout,
        >= 500 => Fault,
        _ => Malformed,
    };
}
