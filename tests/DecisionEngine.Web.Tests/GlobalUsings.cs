global using System.Net;
global using DecisionEngine.Web.Tests.Support;
global using Xunit;
